using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What whoever ends a round is answered with, so that rounds need not know what is filed after them.</summary>
internal interface IEndAnswer
{
    /// <param name="call">Who ended it.</param>
    /// <param name="ended">The round, saved as ended.</param>
    Task<Reply> AnswerAsync(Call<Round> call, Round ended, CancellationToken cancellationToken);
}
