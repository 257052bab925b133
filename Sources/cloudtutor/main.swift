print("cloudtutor")
