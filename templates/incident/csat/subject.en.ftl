${incident}: how did we handle it?
