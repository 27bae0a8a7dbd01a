enum SalveTestingPlaceholder {}
