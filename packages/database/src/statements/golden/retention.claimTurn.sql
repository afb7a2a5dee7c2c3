-- retention.claimTurn
insert into scheduled_jobs as j (name, started_at)
select 'clean-up', now()
where not exists (select from scheduled_jobs where name = 'clean-up' and started_at > now() - make_interval(secs => 3600))
on conflict (name) do update set started_at = now() where j.started_at <= now() - make_interval(secs => 3600)
returning name;
