"""HEP: home exercise programs for physiotherapy."""
