"""Files of other systems: what leaves the clinic as a file, and what comes in as one."""
