using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Deliveries;

/// <inheritdoc/>
internal sealed class DraftStore(Session session, ContentCipher cipher) : IDraftStore
{
    public async Task KeepAsync(
        CommunityId community, MemberId member, ActionId form, FormAnswers answers, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into form_drafts (community_id, member_id, form, body, changed_at)
            values (@community, @member, @key, @body, @now)
            on conflict (community_id, member_id, form) do update
            set body = excluded.body, changed_at = excluded.changed_at
            """;

        var earlier = (await FindAsync(community, member, form, cancellationToken)).Words;
        var body = cipher.Seal(
            earlier is null ? answers : answers.Over(earlier), StoredJson.Default.FormAnswers, ContextOf(community, member, form.ToString()));
        await session.WriteAsync(Sql, new { community, member, key = form.ToString(), body, now = session.Now }, cancellationToken);
    }

    public async Task<Kept<FormAnswers>> FindAsync(CommunityId community, MemberId member, ActionId form, CancellationToken cancellationToken)
    {
        const string Sql = """
            select body
            from form_drafts
            where community_id = @community and member_id = @member and form = @key
            """;

        var body = await session.FindAsync<byte[]>(Sql, new { community, member, key = form.ToString() }, cancellationToken);
        return cipher.Keep(body, StoredJson.Default.FormAnswers, ContextOf(community, member, form.ToString()));
    }

    public Task RemoveAsync(CommunityId community, MemberId member, ActionId form, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from form_drafts
            where community_id = @community and member_id = @member and form = @key
            """;

        return session.WriteAsync(Sql, new { community, member, key = form.ToString() }, cancellationToken);
    }

    internal static SealingContext ContextOf(CommunityId community, MemberId member, string form) =>
        SealingContext.Create("form_drafts.body", $"{community.Value}", $"{member.Value}", form);
}
