"""The pages of a large case under load, while another process adds to it."""
