-- What a talk remembers beside its draft.

-- a wish that was asked back about and is not answered yet: which case, or whether really
alter table talk add column asked longtext null;
-- whether insults were answered once: there is no second lesson
alter table talk add column calmed boolean not null default false;
-- the resident has chosen the language: other words do not change it any more
alter table conversation add column language_kept boolean not null default false;
