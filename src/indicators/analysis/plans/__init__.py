"""Goals of plans: the path to them, what each year brings, the account at the end."""
