#pragma warning disable CS8524 // A number without a name is no case of ours; a name without a case is an error (CS8509).
namespace PrepBot.Practice.Refusals;

/// <summary>What is done when something is refused for good. A closed set.</summary>
internal enum RefusalStep
{
    /// <summary>The message is gone: it is posted anew, in the same place.</summary>
    PostAnew = 0,

    /// <summary>The message stands and cannot be changed: it is deleted and posted anew, so that never two with live buttons stand.</summary>
    Replace = 1,

    /// <summary>An invitation goes to the invited member's private messages.</summary>
    MoveToPrivateMessage = 2,

    /// <summary>The round's room is in private messages from now on; where there is no such room, the round ends.</summary>
    MoveRoom = 3,

    /// <summary>The room is gone: both choose whether it is opened again, moves into private messages, or the round ends.</summary>
    AskBoth = 4,

    /// <summary>It waits until the channel takes it: tried again by itself, and as soon as something has changed.</summary>
    WaitForChannel = 5,

    /// <summary>It waits until the person does something, and is shown with the answer to that.</summary>
    WaitForPerson = 6,

    /// <summary>It stands as it was until what it shows changes.</summary>
    WaitForChange = 7,

    /// <summary>The channel counts as closed: who waits there can move on with one press.</summary>
    CloseChannel = 8,

    /// <summary>The invitation is over, and the inviter free to start again.</summary>
    EndInvitation = 9,

    /// <summary>The round exists nowhere, so it is over.</summary>
    EndRound = 10,

    /// <summary>It is let go; the log names it.</summary>
    LetGo = 11,

    /// <summary>Who was to be rung is not rung any more until they ask again, and the next one is.</summary>
    RingNext = 12,
}

/// <summary>What becomes of a refused item.</summary>
internal enum Fate
{
    /// <summary>It goes to another place.</summary>
    Moves = 0,

    /// <summary>Until the cause has gone.</summary>
    Waits = 1,

    /// <summary>It is not sent.</summary>
    Ends = 2,
}

/// <summary>Words about steps, for whoever reads the table.</summary>
internal static class RefusalSteps
{
    public static Fate Fate(this RefusalStep step) => step switch
    {
        RefusalStep.PostAnew or RefusalStep.Replace or RefusalStep.MoveToPrivateMessage or RefusalStep.MoveRoom or RefusalStep.AskBoth or RefusalStep.RingNext
            => Refusals.Fate.Moves,
        RefusalStep.WaitForChannel or RefusalStep.WaitForPerson or RefusalStep.WaitForChange => Refusals.Fate.Waits,
        RefusalStep.CloseChannel or RefusalStep.EndInvitation or RefusalStep.EndRound or RefusalStep.LetGo => Refusals.Fate.Ends,
    };

    /// <summary>What is done, in words.</summary>
    public static string InWords(this RefusalStep step) => step switch
    {
        RefusalStep.PostAnew => "posted anew in the same place",
        RefusalStep.Replace => "the old one is deleted, then it is posted anew",
        RefusalStep.MoveToPrivateMessage => "goes to the invited member's private messages",
        RefusalStep.MoveRoom => "the room is in private messages from now on; where there is no such room, the round ends",
        RefusalStep.AskBoth => "open the room again, go on in private messages, or end: the first press of either decides",
        RefusalStep.WaitForChannel => "tried again by itself, and as soon as something has changed there",
        RefusalStep.WaitForPerson => "shown with the answer to the next thing the person does",
        RefusalStep.WaitForChange => "stands as it was until what it shows changes",
        RefusalStep.CloseChannel => "the channel counts as closed until an organiser opens it again",
        RefusalStep.EndInvitation => "the invitation is over, and the inviter free to start again",
        RefusalStep.EndRound => "the round is over; the two are free to start again",
        RefusalStep.LetGo => "let go",
        RefusalStep.RingNext => "the next one who wants to be rung is rung; this one no more until they ask again",
    };

    /// <summary>Who hears of it, once.</summary>
    public static string WhoHears(this RefusalStep step) => step switch
    {
        RefusalStep.PostAnew or RefusalStep.Replace => "nobody: nothing is missing",
        RefusalStep.MoveToPrivateMessage => "the organiser who opened the channel, of the channel",
        RefusalStep.MoveRoom => "both, in the room's new place; the organiser, of the right",
        RefusalStep.AskBoth => "both of the round, privately",
        RefusalStep.WaitForChannel => "the organiser who opened the channel",
        RefusalStep.WaitForPerson => "the person, with their next answer",
        RefusalStep.WaitForChange => "the operator, in the log",
        RefusalStep.CloseChannel => "who waits there, and the organiser who opened it",
        RefusalStep.EndInvitation => "the inviter",
        RefusalStep.EndRound => "both of the round; the organiser, where a right is missing",
        RefusalStep.LetGo => "the operator, in the log",
        RefusalStep.RingNext => "who was to be rung, with their next answer",
    };

    /// <summary>
    /// How often a refusal is heard before it is believed: what only moves loses nothing by going at once, and a room that is gone is gone.
    /// </summary>
    public static int Tries(this RefusalStep step) => step.Fate() == Refusals.Fate.Moves || step is RefusalStep.CloseChannel or RefusalStep.WaitForPerson ? 1 : 2;
}
