using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Questions;

/// <inheritdoc cref="ISuggestionStore"/>
internal sealed class SuggestionStore(Session session, ContentCipher cipher) : ISuggestionStore
{
    public Task AddAsync(Suggestion suggestion, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into prompt_suggestions (community_id, suggestion_id, author_id, body, suggested_at)
            values (@CommunityId, @Id, @AuthorId, @body, @SuggestedAt)
            """;

        var body = cipher.Seal(suggestion.Draft, StoredJson.Default.PromptDraft, ContextOf(suggestion.CommunityId, suggestion.Id));
        return session.WriteAsync(
            Sql, new { suggestion.CommunityId, suggestion.Id, suggestion.AuthorId, body, suggestion.SuggestedAt }, cancellationToken);
    }

    public Task AddAsync(CommunityId community, IReadOnlyList<Suggestion> suggestions, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into prompt_suggestions (community_id, suggestion_id, author_id, body, suggested_at)
            select @community, s.suggestion_id, s.author_id, s.body, s.suggested_at
            from unnest(@ids, @authors, @bodies, @times) as s (suggestion_id, author_id, body, suggested_at)
            """;

        return session.WriteAsync(
            Sql,
            new
            {
                community,
                ids = suggestions.Select(suggestion => suggestion.Id.Value).ToArray(),
                authors = suggestions.Select(suggestion => suggestion.AuthorId.Value).ToArray(),
                bodies = suggestions.Select(suggestion => cipher.Seal(suggestion.Draft, StoredJson.Default.PromptDraft, ContextOf(community, suggestion.Id))).ToArray(),
                times = suggestions.Select(suggestion => suggestion.SuggestedAt).ToArray(),
            },
            cancellationToken);
    }

    public async Task<Suggestion?> FindAsync(CommunityId community, SuggestionId id, bool forChange, CancellationToken cancellationToken)
    {
        const string Sql = """
            select suggestion_id, author_id, body, suggested_at
            from prompt_suggestions
            where community_id = @community and suggestion_id = @id and outcome is null
            """;
        const string LockedSql = """
            select suggestion_id, author_id, body, suggested_at
            from prompt_suggestions
            where community_id = @community and suggestion_id = @id and outcome is null
            for no key update
            """;

        var row = await session.FindAsync<Row>(forChange ? LockedSql : Sql, new { community, id }, cancellationToken);
        return row is null ? null : ToSuggestion(community, row);
    }

    public async Task<IReadOnlyList<Suggestion>> WaitingAsync(CommunityId community, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select suggestion_id, author_id, body, suggested_at
            from prompt_suggestions
            where community_id = @community and outcome is null
            order by suggested_at, suggestion_id
            limit @most
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, most }, cancellationToken);
        return [.. rows.Select(row => ToSuggestion(community, row))];
    }

    public Task<WaitingSuggestions> CountAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)::int as all, (count(*) filter (where author_id = @member))::int as ofmember
            from prompt_suggestions
            where community_id = @community and outcome is null
            """;

        return session.SingleAsync<WaitingSuggestions>(Sql, new { community, member }, cancellationToken);
    }

    public async Task<bool> DecideAsync(
        CommunityId community, SuggestionId id, SuggestionOutcome outcome, MemberId organiser, CancellationToken cancellationToken)
    {
        const string Sql = """
            update prompt_suggestions
            set outcome = @outcome, decided_by = @organiser, decided_at = @now
            where community_id = @community and suggestion_id = @id and outcome is null
            """;

        return await session.ExecuteAsync(Sql, new { community, id, outcome = (short)outcome, organiser, now = session.Now }, cancellationToken) == 1;
    }

    /// <summary>Stands where a suggestion does not open any more. It passes no rule, so that an organiser can only decline it.</summary>
    private static PromptDraft Unreadable => new() { Text = "(a suggestion that can no longer be read)" };

    private Suggestion ToSuggestion(CommunityId community, Row row) => new(
        community,
        row.SuggestionId,
        row.AuthorId,
        cipher.TryOpen(row.Body, StoredJson.Default.PromptDraft, ContextOf(community, row.SuggestionId)) ?? Unreadable,
        row.SuggestedAt);

    internal static SealingContext ContextOf(CommunityId community, SuggestionId id) =>
        SealingContext.Create("prompt_suggestions.body", $"{community.Value}", $"{id.Value}");

    private sealed record Row(SuggestionId SuggestionId, MemberId AuthorId, byte[] Body, DateTimeOffset SuggestedAt);
}
