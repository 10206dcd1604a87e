using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Platform.Contract;

/// <summary>A platform with the whole bot behind it: real features, dispatch, jobs and PostgreSQL, one open channel, and the clock in the test's hand.</summary>
public interface IPlatformStage : IAsyncDisposable
{
    IChatPlatform Platform { get; }

    CommunityRef Community { get; }

    /// <summary>The channel that is open for mocks.</summary>
    RoomRef Channel { get; }

    /// <summary>Somebody in the channel. Names are Ana, Raj, Tom, and Zoe, who is an organiser.</summary>
    IStageMember Member(string name);

    /// <summary>Waits for what is in work, does everything that is due, and sends everything that is to be sent.</summary>
    Task SettleAsync();

    /// <summary>The messages of a channel or room that are for everybody there, as they stand, oldest first.</summary>
    IReadOnlyList<StageMessage> Public(RoomRef room);

    /// <summary>A number out of the database.</summary>
    Task<long> CountAsync(string sql);

    /// <summary>The platform tells the bot of what the bot itself has posted, where it does such a thing.</summary>
    Task EchoAsync();
}

/// <summary>What can happen on a wire; for platforms that are reached over one.</summary>
public interface IWireStage : IPlatformStage
{
    /// <summary>The next posts are done, and their answers are lost.</summary>
    void LosesAnswersOfPosts(int count);

    /// <summary>How many answers were lost so far.</summary>
    int Lost { get; }

    /// <summary>While this runs, every call but first answers to interactions hangs.</summary>
    Task WhileCallsHangAsync(Func<Task> act);

    /// <summary>What waits to be tried again is tried now.</summary>
    Task RetryAsync();
}

/// <summary>A message as people see it.</summary>
/// <param name="Text">Its words, in the platform's own writing.</param>
/// <param name="IsEdited">Whether it is another than was posted.</param>
/// <param name="Rings">Whom it rings.</param>
public sealed record StageMessage(string Text, bool IsEdited, IReadOnlyList<PersonRef> Rings);

/// <summary>A member before the platform's own client.</summary>
public interface IStageMember
{
    PersonRef Person { get; }

    /// <summary>Everything this member sees now, wherever they look.</summary>
    string Reads { get; }

    /// <summary>What was said to this member alone.</summary>
    string Told { get; }

    /// <summary>The messages only this member sees, as they stand, oldest first.</summary>
    IReadOnlyList<string> Privately { get; }

    /// <summary>The form that is open before this member, every word of it; null when none is.</summary>
    string? Form { get; }

    /// <summary>The names of the files this member was given.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Whether a button of this label is in sight.</summary>
    bool Sees(string label);

    /// <summary>Uses a command without inputs, as "question suggest".</summary>
    Task CommandsAsync(string command);

    /// <summary>Uses /mock start with a role.</summary>
    Task StartsAsync(string role);

    /// <summary>Presses the newest button in sight whose label begins so.</summary>
    Task PressesAsync(string label);

    /// <summary>Chooses an option in the newest list in sight whose words begin so.</summary>
    Task ChoosesAsync(string placeholder, string option);

    /// <summary>Presses a button that nobody was shown.</summary>
    Task ForgesAsync(ActionId action);

    /// <summary>Fills the open form and sends it; what is not named keeps what stands in it.</summary>
    Task SendsAsync(params (string Key, string Value)[] answers);

    /// <summary>The platform delivers the last thing this member did once more.</summary>
    Task AgainAsync();

    /// <summary>Goes to the newest room this member is in.</summary>
    void GoesToRoom();
}
