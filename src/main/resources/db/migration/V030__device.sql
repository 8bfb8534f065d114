-- Where the browser is that opened a talk last, as a keyed digest: many keys from one are seen, and nobody is named. Goes with the words.
alter table conversation add column device varchar(64) character set ascii collate ascii_bin null;
