using PrepBot.Chat.Stores;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Debriefs;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Debriefs;

/// <inheritdoc/>
internal sealed class DebriefStore(Session session, ContentCipher cipher) : IDebriefStore
{
    private const RoundPart Interviewers = RoundPart.Interviewer;
    private const RoundPart Candidates = RoundPart.Candidate;

    /// <summary>Corrections after the reveal will have higher ones.</summary>
    private const int FirstVersion = 1;

    public async Task<bool> FileAsync(
        CommunityId community, RoundId round, MemberId author, Debrief debrief, bool onTime, CancellationToken cancellationToken)
    {
        const string ZoneSql = """
            select time_zone
            from communities
            where community_id = @community
            """;
        const string MarkSql = """
            insert into service_marks (community_id, round_id, interviewer_id, candidate_id, week, filed, on_time)
            select community_id, round_id, @author, candidate_id, @week, true, @onTime
            from rounds
            where community_id = @community and round_id = @round
            on conflict (community_id, round_id) do update
            set week = excluded.week, filed = true, on_time = excluded.on_time
            """;

        var body = cipher.SealPacked(debrief, StoredJson.Default.Debrief, ContextOf(community, round, author, FirstVersion));
        var (isAdded, zone) = (false, "");
        await session.TogetherAsync(
            [
                async () => isAdded = await AddAsync(new Version(community, round, author, Interviewers, FirstVersion), body, cancellationToken),
                async () => zone = await session.SingleAsync<string>(ZoneSql, new { community }, cancellationToken),
            ],
            cancellationToken);
        if (!isAdded)
            return false;

        var week = IsoWeekNumber.From(session.Now, zone);
        await session.WriteAsync(MarkSql, new { community, round, author, week, onTime }, cancellationToken);
        return true;
    }

    /// <remarks>The helpfulness stays in the sealed review until the reveal: <see cref="ICoverageStore.AddHelpfulnessAsync"/>.</remarks>
    public Task<bool> FileAsync(
        CommunityId community, RoundId round, MemberId author, MemberId about, SelfReview review, bool onTime,
        CancellationToken cancellationToken)
    {
        var body = cipher.SealPacked(review, StoredJson.Default.SelfReview, ContextOf(community, round, author, FirstVersion));
        return AddAsync(new Version(community, round, author, Candidates, FirstVersion), body, cancellationToken);
    }

    public Task ReplaceAsync(CommunityId community, RoundId round, MemberId author, Debrief debrief, CancellationToken cancellationToken) => ReplaceAsync(
        new Version(community, round, author, Interviewers, FirstVersion),
        cipher.SealPacked(debrief, StoredJson.Default.Debrief, ContextOf(community, round, author, FirstVersion)),
        cancellationToken);

    public Task ReplaceAsync(CommunityId community, RoundId round, MemberId author, SelfReview review, CancellationToken cancellationToken) => ReplaceAsync(
        new Version(community, round, author, Candidates, FirstVersion),
        cipher.SealPacked(review, StoredJson.Default.SelfReview, ContextOf(community, round, author, FirstVersion)),
        cancellationToken);

    public async Task<int> NextVersionAsync(CommunityId community, RoundId round, RoundPart part, CancellationToken cancellationToken)
    {
        const string Sql = """
            select coalesce(max(version), 0)
            from debriefs
            where community_id = @community and round_id = @round and part = @part
            """;

        return await session.SingleAsync<int>(Sql, new { community, round, part }, cancellationToken) + 1;
    }

    public Task CorrectAsync(
        CommunityId community, RoundId round, MemberId author, int version, Debrief debrief, CancellationToken cancellationToken) => AddAsync(
        new Version(community, round, author, Interviewers, version),
        cipher.SealPacked(debrief, StoredJson.Default.Debrief, ContextOf(community, round, author, version)),
        cancellationToken);

    public Task CorrectAsync(
        CommunityId community, RoundId round, MemberId author, int version, SelfReview review, CancellationToken cancellationToken) => AddAsync(
        new Version(community, round, author, Candidates, version),
        cipher.SealPacked(review, StoredJson.Default.SelfReview, ContextOf(community, round, author, version)),
        cancellationToken);

    public Task<Filed> FiledAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            select coalesce(bool_or(part = @RoundPartInterviewer), false) as interviewer, coalesce(bool_or(part = @RoundPartCandidate), false) as candidate
            from debriefs
            where community_id = @community and round_id = @round
            """;

        return session.SingleAsync<Filed>(Sql, new { community, round }, cancellationToken);
    }

    public Task<Kept<Debrief>> DebriefAsync(CommunityId community, RoundId round, CancellationToken cancellationToken) =>
        ReadAsync<Debrief>(community, round, Interviewers, cancellationToken);

    public Task<Kept<SelfReview>> SelfReviewAsync(CommunityId community, RoundId round, CancellationToken cancellationToken) =>
        ReadAsync<SelfReview>(community, round, Candidates, cancellationToken);

    public async Task<IReadOnlyList<(RoundId Round, SelfReview Review)>> OwnReviewsAsync(
        CommunityId community, MemberId author, int most, CancellationToken cancellationToken)
    {
        var rows = await OwnAsync(community, author, Candidates, most, cancellationToken);
        return
        [
            .. from row in rows
               let review = FiledBody.TryOpen<SelfReview>(cipher, row.Body, ContextOf(community, row.RoundId, author, row.Version))
               where review is not null
               select (row.RoundId, review),
        ];
    }

    public async Task<IReadOnlyList<Debrief>> OwnDebriefsAsync(CommunityId community, MemberId author, int most, CancellationToken cancellationToken)
    {
        var rows = await OwnAsync(community, author, Interviewers, most, cancellationToken);
        return [.. rows.Select(row => FiledBody.TryOpen<Debrief>(cipher, row.Body, ContextOf(community, row.RoundId, author, row.Version))).OfType<Debrief>()];
    }

    public async Task<IReadOnlyList<(RoundId Round, Debrief Debrief)>> AboutCandidateAsync(
        CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select d.round_id, d.author_id, d.version, d.body
            from (
                select round_id
                from rounds
                where community_id = @community and candidate_id = @candidate and stage = @RoundStageRevealed
                order by ended_at desc
                limit @most) r
            cross join lateral (
                select f.round_id, f.author_id, f.version, f.body
                from debriefs f
                where f.community_id = @community and f.round_id = r.round_id and f.part = @part
                order by f.version desc
                limit 1) d
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, candidate, part = Interviewers, most }, cancellationToken);
        return
        [
            .. from row in rows
               let debrief = FiledBody.TryOpen<Debrief>(cipher, row.Body, ContextOf(community, row.RoundId, row.AuthorId, row.Version))
               where debrief is not null
               select (row.RoundId, debrief),
        ];
    }

    public Task AddNoteAsync(CommunityId community, RoundId round, MemberId author, Note note, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into notes (community_id, round_id, author_id, body)
            values (@community, @round, @author, @body)
            """;

        var body = cipher.SealPacked(note, StoredJson.Default.Note, NoteContextOf(community, round, author));
        return session.WriteAsync(Sql, new { community, round, author, body }, cancellationToken);
    }

    public async Task<IReadOnlyList<Note>> NotesAsync(CommunityId community, RoundId round, MemberId author, CancellationToken cancellationToken)
    {
        const string Sql = """
            select n.body, r.principles[1] as principle, r.created_at
            from notes n
            join rounds r using (community_id, round_id)
            where n.community_id = @community and n.round_id = @round and n.author_id = @author
            order by n.note_id
            """;

        var rows = await session.ListAsync<NoteRow>(Sql, new { community, round, author }, cancellationToken);
        var context = NoteContextOf(community, round, author);
        return [.. rows.Select(row => cipher.TryOpen(row.Body, StoredJson.Default.Note, context) ?? row.Unreadable())];
    }

    private async Task<IReadOnlyList<Row>> OwnAsync(CommunityId community, MemberId author, RoundPart part, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select d.round_id, d.author_id, d.version, d.body
            from (
                select distinct on (round_id) round_id, author_id, version, body
                from debriefs
                where community_id = @community and author_id = @author and part = @part
                order by round_id desc, version desc) d
            join rounds r on r.community_id = @community and r.round_id = d.round_id and r.stage = @RoundStageRevealed
            order by d.round_id desc
            limit @most
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, author, part, most }, cancellationToken);
        rows.Reverse();
        return rows;
    }

    /// <summary>The round is locked by whoever corrects, so no two of them get the same number.</summary>
    private async Task<bool> AddAsync(Version version, byte[] body, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into debriefs (community_id, round_id, author_id, version, part, body, filed_at)
            values (@Community, @Round, @Author, @Number, @Part, @body, @now)
            on conflict do nothing
            """;

        var parameters = new { version.Community, version.Round, version.Author, version.Number, version.Part, body, now = session.Now };
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    private Task ReplaceAsync(Version version, byte[] body, CancellationToken cancellationToken)
    {
        const string Sql = """
            update debriefs
            set body = @body, filed_at = @now
            where community_id = @Community and round_id = @Round and author_id = @Author and version = @Number and part = @Part
            """;

        var parameters = new { version.Community, version.Round, version.Author, version.Number, version.Part, body, now = session.Now };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    private async Task<Kept<T>> ReadAsync<T>(CommunityId community, RoundId round, RoundPart part, CancellationToken cancellationToken)
        where T : class
    {
        const string Sql = """
            select author_id, version, body
            from debriefs
            where community_id = @community and round_id = @round and part = @part
            order by version desc
            limit 1
            """;

        var row = await session.FindAsync<Row>(Sql, new { community, round, part }, cancellationToken);
        return row is null
            ? new(IsThere: false, Words: null)
            : new(IsThere: true, FiledBody.TryOpen<T>(cipher, row.Body, ContextOf(community, round, row.AuthorId, row.Version)));
    }

    internal static SealingContext ContextOf(CommunityId community, RoundId round, MemberId author, int version) =>
        SealingContext.Create("debriefs.body", $"{community.Value}", $"{round.Value}", $"{author.Value}", $"{version}");

    internal static SealingContext NoteContextOf(CommunityId community, RoundId round, MemberId author) =>
        SealingContext.Create("notes.body", $"{community.Value}", $"{round.Value}", $"{author.Value}");

    private sealed record Version(CommunityId Community, RoundId Round, MemberId Author, RoundPart Part, int Number);

    private sealed record NoteRow(byte[] Body, string Principle, DateTimeOffset CreatedAt)
    {
        /// <summary>In the place of a note that does not open any more, so that its author sees that there was one.</summary>
        public Note Unreadable() => new(CreatedAt, new PrincipleId(Principle), "(a note that can no longer be read)");
    }

    private sealed class Row
    {
        public RoundId RoundId { get; init; }

        public MemberId AuthorId { get; init; }

        public int Version { get; init; }

        public required byte[] Body { get; init; }
    }
}
