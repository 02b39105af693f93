"""Forms: what is typed, checked, and handed on as a value of the centre."""
