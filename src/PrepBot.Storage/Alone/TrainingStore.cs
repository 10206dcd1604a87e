using PrepBot.Domain.Answers;
using PrepBot.Practice.Alone;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Alone;

/// <inheritdoc/>
internal sealed class TrainingStore(Session session, ContentCipher cipher) : ITrainingStore
{
    public async Task<IReadOnlyList<Training>> OfMemberAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select answer, trained_at, steps
            from trainings
            where community_id = @community and member_id = @member
            order by trained_at desc, answer
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => new Training(new AnswerId(row.Answer), row.TrainedAt, row.Steps))];
    }

    public Task AddAsync(CommunityId community, MemberId member, Training training, EarRating rating, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into trainings (community_id, member_id, answer, trained_at, steps, body)
            values (@community, @member, @answer, @At, @Steps, @body)
            on conflict (community_id, member_id, answer) do nothing
            """;

        var body = cipher.SealPacked(rating, StoredJson.Default.EarRating, ContextOf(community, member, training.Answer));
        return session.WriteAsync(Sql, new { community, member, answer = training.Answer.Key, training.At, training.Steps, body }, cancellationToken);
    }

    internal static SealingContext ContextOf(CommunityId community, MemberId member, AnswerId answer) =>
        SealingContext.Create("trainings.body", $"{community.Value}", $"{member.Value}", answer.Key);

    private sealed record Row(string Answer, DateTimeOffset TrainedAt, int Steps);
}
