-- What the page of a queue reads.

-- a desk's tabs count without reading the cases
create index cases_counted_ix on cases (office_code, status, confidential, joined_to);
-- the first page of a queue: one state, own office and those below, emergencies first, then what is due first
create index cases_listed_ix on cases (status, office_code, confidential, joined_to, urgency_rank, next_due);
alter table cases drop index cases_desk_ix;
