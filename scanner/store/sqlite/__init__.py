"""Django's SQLite on a driver that carries a fixed SQLite and encryption."""
