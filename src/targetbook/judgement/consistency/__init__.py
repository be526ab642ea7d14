"""Do the published figures fit each other, and the targets each other?"""
