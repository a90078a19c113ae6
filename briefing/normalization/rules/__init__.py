"""The rules, a file for each kind of thing written, in folders by what they read: each function reads one notation."""
