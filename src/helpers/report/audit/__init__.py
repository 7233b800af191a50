"""What is looked at before a report is published: does it give a respondent away?"""
