using NodaTime;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <summary>Collects what pairing looks at for everybody who waits, in four statements however many they are.</summary>
internal sealed class WaiterQuestions(Session session, CommunityId community, ValueSetId valueSet)
{
    public async Task<IReadOnlyList<Waiter>> AskAsync(
        IReadOnlyList<WaitingEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return [];

        var parameters = new { community, set = valueSet.Key, ids = entries.Select(entry => entry.MemberId.Value).ToArray() };
        var people = (await PeopleAsync(parameters, cancellationToken)).ToDictionary(person => person.MemberId);
        var met = await MetAsync(parameters, cancellationToken);
        var asCandidate = met.ToLookup(row => row.CandidateId);
        var asInterviewer = met.ToLookup(row => row.InterviewerId);
        var thin = (await ThinAsync(parameters, cancellationToken)).ToLookup(row => row.MemberId, row => row.Principle);
        var avoided = (await AvoidedAsync(parameters, cancellationToken)).ToLookup(row => row.MemberId, row => row.AvoidedId);
        return [.. entries.Select(entry => new Waiter
        {
            Entry = entry,
            TimesCandidate = people[entry.MemberId].TimesCandidate,
            TimesInterviewer = people[entry.MemberId].TimesInterviewer,
            Level = people[entry.MemberId].Level,
            UtcOffsetMinutes = OffsetMinutes(people[entry.MemberId].TimeZone, session.Now),
            Thin = thin[entry.MemberId].ToHashSet(),
            DoNotPair = avoided[entry.MemberId].ToHashSet(),
            LastMet = asCandidate[entry.MemberId].Select(row => (Partner: row.InterviewerId, row.LastAt))
                .Concat(asInterviewer[entry.MemberId].Select(row => (Partner: row.CandidateId, row.LastAt)))
                .GroupBy(row => row.Partner, row => row.LastAt)
                .ToDictionary(group => group.Key, group => group.Max()),
            InRound = people[entry.MemberId].InRound,
            WelcomesObservers = people[entry.MemberId].ObserversWelcome,
        })];
    }

    private Task<List<PersonRow>> PeopleAsync(object parameters, CancellationToken cancellationToken)
    {
        // A community in UTC has most likely never chosen a zone, and says nothing about where its members are.
        const string Sql = """
            select m.member_id, m.level, coalesce(m.time_zone, nullif(c.time_zone, 'Etc/UTC')) as time_zone, s.round_id is not null as in_round, m.observers_welcome,
                cast((
                    select count(*)
                    from rounds r
                    where r.community_id = m.community_id and r.candidate_id = m.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) as int) as times_candidate,
                cast((
                    select count(*)
                    from rounds r
                    where r.community_id = m.community_id and r.interviewer_id = m.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) as int) as times_interviewer
            from members m
            join communities c using (community_id)
            left join open_seats s using (community_id, member_id)
            where m.community_id = @community and m.member_id = any(@ids)
            """;

        return session.ListAsync<PersonRow>(Sql, parameters, cancellationToken);
    }

    private Task<List<MetRow>> MetAsync(object parameters, CancellationToken cancellationToken)
    {
        const string Sql = """
            select candidate_id, interviewer_id, max(ended_at) as last_at
            from rounds
            where community_id = @community and candidate_id = any(@ids) and interviewer_id = any(@ids) and stage in (@RoundStageDebriefing, @RoundStageRevealed)
            group by candidate_id, interviewer_id
            """;

        return session.ListAsync<MetRow>(Sql, parameters, cancellationToken);
    }

    private Task<List<ThinRow>> ThinAsync(object parameters, CancellationToken cancellationToken)
    {
        const string Sql = """
            select m.member_id, p.principle_id as principle
            from unnest(@ids) as m (member_id)
            cross join principles p
            where p.value_set_id = @set and p.retired_at is null and not exists (
                select
                from credits
                where community_id = @community and candidate_id = m.member_id and principle = p.principle_id and first_time)
            """;

        return session.ListAsync<ThinRow>(Sql, parameters, cancellationToken);
    }

    private Task<List<AvoidedRow>> AvoidedAsync(object parameters, CancellationToken cancellationToken)
    {
        const string Sql = """
            select member_id, avoided_id
            from do_not_pair
            where community_id = @community and member_id = any(@ids)
            """;

        return session.ListAsync<AvoidedRow>(Sql, parameters, cancellationToken);
    }

    private static int? OffsetMinutes(string? timeZone, DateTimeOffset now)
    {
        var zone = timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return zone?.GetUtcOffset(Instant.FromDateTimeOffset(now)).Seconds / 60;
    }

    private sealed record PersonRow(
        MemberId MemberId, Level? Level, string? TimeZone, bool InRound, bool ObserversWelcome, int TimesCandidate, int TimesInterviewer);

    private sealed record MetRow(MemberId CandidateId, MemberId InterviewerId, DateTimeOffset LastAt);

    private sealed record ThinRow(MemberId MemberId, PrincipleId Principle);

    private sealed record AvoidedRow(MemberId MemberId, MemberId AvoidedId);
}
