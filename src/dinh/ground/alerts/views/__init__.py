"""The room's pages: following without an account, what messages link to, the desk."""
