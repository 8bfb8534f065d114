-- What is kept no longer than it was promised. Rows of words are erased; these times say that and when it was done.

-- since when the case has no words any more
alter table cases add column words_erased_at datetime(6) null;
-- the daily erasure: ended cases that still have words
create index cases_kept_ended_ix on cases (words_erased_at, ended_at);
-- the daily erasure: answered cases that still have words
create index cases_kept_replied_ix on cases (words_erased_at, replied_at);

-- since when the talk has no words any more; a new word makes it null again
alter table conversation add column erased_at datetime(6) null;
-- the daily erasure: talks without open cases that still have words
create index conversation_kept_ix on conversation (erased_at, open_cases, last_at);

-- since when perhaps nothing of this resident is kept any more: the next erasure looks and decides
alter table resident add column unneeded_since datetime(6) null;
-- the daily erasure: residents who may be forgotten
create index resident_unneeded_ix on resident (unneeded_since);
