-- What was told last and held nothing to be handled: if the next words hold nothing either, a person reads both.
alter table talk add column unread longtext null;
