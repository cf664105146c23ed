-- Whose a message is, is decided when it is marked as being sent. What an older version had claimed had not begun.
UPDATE regain_message SET state = 'PLANNED', claimed_by = NULL WHERE state = 'CLAIMED';
