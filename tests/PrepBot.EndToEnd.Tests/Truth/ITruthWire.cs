namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>A chat service on the real wire, with the faults of the run to order.</summary>
internal interface ITruthWire : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What the bot is configured with to come here.</summary>
    IReadOnlyList<(string Key, string Value)> Settings { get; }

    /// <summary>Whether a round can go on in private messages when its room is gone.</summary>
    bool HasDirectRooms { get; }

    /// <summary>A point in time: what is newer can be asked for.</summary>
    string Mark { get; }

    /// <summary>Every interaction so far, in the order in which they were answered.</summary>
    IReadOnlyCollection<TruthAnswer> Answers { get; }

    /// <summary>Interactions without an answer in the service's time, and whatever else broke its rules.</summary>
    IReadOnlyList<string> Complaints { get; }

    /// <summary>How often each fault really happened to a call of the bot's.</summary>
    TruthFaults Happened { get; }

    /// <summary>Waits until the bot is connected.</summary>
    Task ConnectedAsync();

    string AddChannel();

    /// <summary>Somebody who is usually in this channel.</summary>
    /// <param name="turn">Waited for before each interaction.</param>
    ITruthMember Member(string name, string channel, bool organiser, Func<Task> turn);

    /// <summary>Everything that stands in a place, and everybody who is in it can read.</summary>
    IReadOnlyList<TruthPost> In(string room);

    /// <summary>From now on, for so long, cards of this channel and its rooms take no edits: the bucket is throttled.</summary>
    void Throttle(string channel, TimeSpan wait);

    /// <summary>A room is deleted, with everything in it.</summary>
    /// <param name="room">Which.</param>
    /// <param name="announced">Whether an event tells of it: the connection may just have been away.</param>
    Task DeleteRoomAsync(string room, bool announced);

    /// <summary>The bot may no longer post in a channel.</summary>
    void TakeRight(string channel);

    /// <summary>It may again, and is told of the change as the service tells it.</summary>
    Task GiveRightAsync(string channel);
}

/// <summary>Somebody before the chat service.</summary>
internal interface ITruthMember
{
    string Id { get; }

    /// <summary>When the last interaction left, its turn having come.</summary>
    long DidAt { get; }

    /// <summary>Goes to a channel and types /mock there.</summary>
    /// <returns>What was heard.</returns>
    Task<string> TypesAsync(string channel, string command, params (string Input, string Value)[] values);

    /// <summary>Waits for a button that came after a mark, and presses it.</summary>
    /// <returns>What was heard.</returns>
    Task<string> PressesAsync(string label, string after, bool isSilent = false);

    /// <summary>Sends the form that is open.</summary>
    Task<string> SendsAsync(params (string Field, string Value)[] answers);

    /// <summary>Sends the debrief's form, in as many parts as it has.</summary>
    Task<string> FilesAsync((string Field, string Value)[] first, (string Field, string Value)[] second);

    /// <summary>Waits for words that came after a mark.</summary>
    /// <returns>Where they stand.</returns>
    Task<string> ReadsAsync(string words, string after);

    /// <summary>How many of the messages only this member sees hold these words.</summary>
    int CountOf(string words);
}

/// <summary>A message as it stands now.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Buttons">The ids of its buttons: what they lead to.</param>
internal sealed record TruthPost(string Text, IReadOnlyList<string> Buttons);

/// <summary>An interaction and its answer.</summary>
/// <param name="First">Until the service had any answer.</param>
/// <param name="Visible">Until the person saw something of it.</param>
/// <param name="IsAgain">Whether the person was asked to try again.</param>
internal sealed record TruthAnswer(TimeSpan First, TimeSpan Visible, bool IsAgain);

/// <summary>Honest refusals: the machine was busy, and the person is told to do it once more.</summary>
internal static class Again
{
    private static readonly string[] Words = ["ry again", "rying again does no harm", "ending it again does no harm", "ress it again"];

    public static bool IsAsked(string heard) => Words.Any(words => heard.Contains(words, StringComparison.Ordinal));

    /// <summary>Does something until it was not asked to be done again.</summary>
    public static async Task<string> UntilDoneAsync(Func<Task<string>> action)
    {
        const int Most = 5;
        var heard = await action();
        for (var again = 1; again < Most && IsAsked(heard); again++)
            heard = await action();
        return heard;
    }
}

/// <summary>Calls of the bot's that a fault has met.</summary>
/// <param name="Throttled">Told to wait.</param>
/// <param name="Gone">For a room that was deleted.</param>
/// <param name="NoRight">For a channel it may not post in.</param>
internal sealed record TruthFaults(int Throttled, int Gone, int NoRight);
