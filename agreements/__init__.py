"""What is on the table: agreements, the dossier they come from, and their form in Word."""
