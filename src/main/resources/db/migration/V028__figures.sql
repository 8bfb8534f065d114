-- What figures read: of some weeks, and not of all years.

-- which cases came in
create index cases_received_ix on cases (received_at);
-- who was asked
create index revisit_sent_ix on revisit (sent_at, reporter_id);
