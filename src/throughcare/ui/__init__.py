"""What people see: layout, components, forms, formatting. Knows no person and no rule."""
