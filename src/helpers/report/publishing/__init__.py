"""Write a report, check it, and put it in the place of the former one."""
