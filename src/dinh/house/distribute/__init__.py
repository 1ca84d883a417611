"""`./dinh distribute`: an existing house on PostgreSQL becomes one on Citus, each commune's rows on one node."""
