-- What an office promises while it works a case, without anybody having come to it.
alter table promise modify column visit_id bigint null;
