using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Stores;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Work;

/// <summary>Keeps what was typed into forms that are not filed yet, encrypted at rest. One draft per member and form, purged after a week.</summary>
public interface IDraftStore
{
    /// <summary>Keeps what was typed; what an earlier step had and this one has not, stays.</summary>
    Task KeepAsync(CommunityId community, MemberId member, ActionId form, FormAnswers answers, CancellationToken cancellationToken);

    /// <summary>What was typed.</summary>
    Task<Kept<FormAnswers>> FindAsync(CommunityId community, MemberId member, ActionId form, CancellationToken cancellationToken);

    Task RemoveAsync(CommunityId community, MemberId member, ActionId form, CancellationToken cancellationToken);
}
