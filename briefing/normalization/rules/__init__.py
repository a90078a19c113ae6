"""The rules, a file for each kind of thing written: each function reads one notation."""
