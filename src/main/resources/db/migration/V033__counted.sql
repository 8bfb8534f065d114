-- A street's tabs count its own cases, not all that go on by themselves: an index on "joined to nothing" alone reads every
-- case there is.
create index cases_counted_by_itself_ix on cases (joined_to, office_code, status, confidential);
alter table cases drop constraint cases_joined_to_fk;
alter table cases drop index cases_joined_ix;
alter table cases add constraint cases_joined_to_fk foreign key (joined_to) references cases (number);
