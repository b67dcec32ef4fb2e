"""The database backend: Django's own for PostgreSQL, which takes a role in each transaction."""
