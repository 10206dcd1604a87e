using System.Globalization;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>Two members who hold one round after the other in a channel of their own, from /mock start to the digest, and count what they were told.</summary>
/// <param name="firstLoss">The room of every second round is deleted while it runs, from round to round in another way, beginning with this one; null for never.</param>
internal sealed class TruthPair(ITruthWire wire, string channel, ITruthMember candidate, ITruthMember interviewer, int? firstLoss)
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";
    private const string FiledWords = "Filed, thank you";
    private const string RoomIsGone = "is gone: somebody has deleted it";

    public string Channel => channel;

    public ITruthMember Candidate => candidate;

    public ITruthMember Interviewer => interviewer;

    /// <summary>Rounds that were said to be paired.</summary>
    public int Paired { get; private set; }

    /// <summary>What was said to whoever should have been paired, and was not told so.</summary>
    public List<string> NotTold { get; } = [];

    /// <summary>Notes that were said to be kept.</summary>
    public int Noted { get; private set; }

    /// <summary>Debriefs that were said to be filed.</summary>
    public int Filed { get; private set; }

    /// <summary>Prompts that were asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Rooms that were deleted.</summary>
    public int RoomsLost { get; private set; }

    /// <summary>Rounds that were ended because their room was gone: what was still to be shown there is shown nowhere.</summary>
    public int EndedWithoutRoom { get; private set; }

    /// <summary>How long both waited, at most, to hear that their room was gone.</summary>
    public TimeSpan LongestUntilBothHeard { get; private set; }

    /// <summary>From the press on "Ask" until the prompt stood in the room.</summary>
    public List<TimeSpan> UntilPrompt { get; } = [];

    /// <summary>Rounds until the run is over; the last one is held to its end.</summary>
    public async Task LiveAsync(Func<bool> isOver)
    {
        for (var round = 0; round == 0 || !isOver(); round++)
            await RoundAsync(firstLoss is not null && round % 2 == 0);
    }

    private async Task RoundAsync(bool losesItsRoom)
    {
        var begun = wire.Mark;
        await candidate.TypesAsync(channel, "start", ("principles", "frugality"), ("role", "candidate"), ("minutes", "20"));
        var heard = await interviewer.TypesAsync(channel, "start", ("role", "interviewer"));
        Paired += Times("You are paired", heard);
        if (Times("You are paired", heard) == 0)
            NotTold.Add(heard);
        await candidate.PressesAsync("I'm here", begun, isSilent: true);
        await interviewer.PressesAsync("I'm here", begun, isSilent: true);
        await candidate.TypesAsync(channel, "status");
        await interviewer.PressesAsync("My cockpit", begun);
        var kit = begun;
        var room = await AskAsync(kit);
        if (!losesItsRoom || await LoseRoomAsync(room, kit) is { } goesOn && (kit = goesOn).Length > 0)
            await TalkAsync(kit);

        await FileAsync(begun);
    }

    private async Task<string> AskAsync(string after)
    {
        var mark = wire.Mark;
        await interviewer.PressesAsync("Ask it", after);
        var room = await candidate.ReadsAsync("Clock runs", mark);
        UntilPrompt.Add(TimeProvider.System.GetElapsedTime(interviewer.DidAt));
        Asked++;
        return room;
    }

    private async Task TalkAsync(string after)
    {
        await interviewer.PressesAsync("Done", after);
        await interviewer.PressesAsync("Ask this", after);
        await interviewer.PressesAsync("Note", after);
        Noted += Times("Noted.", await interviewer.SendsAsync(("note", string.Create(CultureInfo.InvariantCulture, $"heard in round {Paired}"))));
        await candidate.TypesAsync(channel, "me");
        await interviewer.PressesAsync("End", after);

        // Slack asks by itself before the press counts.
        if (wire.Name != "Slack")
            await interviewer.PressesAsync("End and file", after);
    }

    /// <summary>Both hear that the room is gone; one of them says where the round goes on, each time another way.</summary>
    /// <returns>A mark after which the round's new room is; null when it was ended.</returns>
    private async Task<string?> LoseRoomAsync(string room, string kit)
    {
        // Where no event tells of it, the next thing that is to be shown there does.
        var loss = firstLoss!.Value + RoomsLost++;
        var (mark, announced) = (wire.Mark, loss % 2 == 0 || !wire.HasDirectRooms);
        await wire.DeleteRoomAsync(room, announced);
        var since = TimeProvider.System.GetTimestamp();
        if (!announced)
        {
            await interviewer.PressesAsync("Ask this", kit);
            since = interviewer.DidAt;
        }

        await Task.WhenAll(candidate.ReadsAsync(RoomIsGone, mark), interviewer.ReadsAsync(RoomIsGone, mark));
        var heard = TimeProvider.System.GetElapsedTime(since);
        LongestUntilBothHeard = heard > LongestUntilBothHeard ? heard : LongestUntilBothHeard;
        var decided = wire.Mark;
        switch (loss % 3)
        {
            case 2:
                await candidate.PressesAsync("End the round", mark);
                EndedWithoutRoom++;
                return null;
            case 1 when wire.HasDirectRooms:
                await candidate.PressesAsync("Go on in private messages", mark);
                break;
            default:
                await candidate.PressesAsync("Open it again", mark);
                break;
        }

        await interviewer.PressesAsync("My cockpit", decided);
        return decided;
    }

    private async Task FileAsync(string begun)
    {
        Filed += Times(FiledWords, await FileOneAsync(
            interviewer, begun, [("frugality.verdict", "Solid"), ("frugality.evidence", Evidence)], [("overall", "Inclined"), ("keep", "the numbers")]));
        Filed += Times(FiledWords, await FileOneAsync(candidate, begun, [("frugality.own", "Strong")], [("helpful", "4")]));
        await candidate.ReadsAsync("Your debrief", begun);
    }

    private static async Task<string> FileOneAsync(ITruthMember member, string begun, (string, string)[] first, (string, string)[] second)
    {
        await member.PressesAsync("File my debrief", begun);
        var heard = await member.FilesAsync(first, second);
        if (Times(FiledWords, heard) > 0)
            return heard;

        // It may be said by the message that was pressed, which is no new one.
        await member.ReadsAsync(FiledWords, begun);
        return FiledWords;
    }

    private static int Times(string words, string heard) => heard.Contains(words, StringComparison.Ordinal) ? 1 : 0;
}
