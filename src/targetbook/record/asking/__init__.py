"""What was asked of the record, and would it be answered the same?"""
