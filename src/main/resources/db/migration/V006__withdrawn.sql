-- Residents may withdraw a case.

-- The state moves to a column whose list of values is a named constraint: an unnamed one of a column cannot be
-- changed in the same words on every database.
alter table cases add column status varchar(10) character set ascii collate ascii_bin null;
update cases set status = state;
alter table cases add constraint cases_status_known
  check (status is not null and status in ('OPEN', 'ACCEPTED', 'REPLIED', 'REFUSED', 'WITHDRAWN', 'CLOSED'));
-- a street's queue: own office, open states, emergencies first, then what is due first
create index cases_desk_ix on cases (office_code, status, urgency_rank, next_due);
alter table cases drop constraint cases_end_has_time;
alter table cases drop index cases_queue_ix;
alter table cases drop column state;
alter table cases add constraint cases_ended_has_time
  check (status in ('OPEN', 'ACCEPTED', 'REPLIED') or ended_at is not null);
