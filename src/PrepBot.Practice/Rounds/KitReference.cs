using System.Globalization;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What an interviewer may look up in the middle of a round, behind a button of the kit.</summary>
internal static class KitReference
{
    /// <summary>Every beat and sign of the principle under way, in full, with what its level and trade sound like.</summary>
    public static Message Listening(Round round, PrincipleSet principles)
    {
        if (principles.TryGet(round.CurrentPrinciple) is not { } principle)
            return new([new Paragraph(RoundTexts.PrincipleNotInSet)]);

        var prompt = round.LastAsked() ?? (round.Ready.Count > 0 ? round.Ready[0] : null);
        var blocks = new List<Block>
        {
            new Heading(RoundTexts.WhatToListenFor(principle.Name)),
            Lines("A full answer has", principle.Beats.Where(beat => prompt?.Without.Contains(beat.Id) != true).Select(beat => $"· {beat.Text}")),
        };
        if (principle.Levels is { } levels)
            blocks.Add(Lines("By level", [$"· Junior and mid: {levels.Junior}", $"· Senior: {levels.Senior}", $"· Staff and above: {levels.Staff}"]));
        if (prompt is not null && principle.Tracks.TryGetValue(prompt.Track, out var trade))
            blocks.Add(Lines(RoundTexts.InTrade(prompt.Track), [trade]));

        blocks.Add(Lines("Glad to hear", Signs('+', principle.GreenFlags, principles.AnyStory.GreenFlags)));
        blocks.Add(Lines("Warning signs", Signs('−', principle.RedFlags, principles.AnyStory.RedFlags)));
        return new(blocks);
    }

    /// <summary>What can be said aloud, with the interviewer's own name and the minutes of this round in it.</summary>
    public static Message Script(Round round, InterviewScript script, string interviewer)
    {
        if (script.Parts.Count == 0)
            return new([new Paragraph(RoundTexts.NoScript)]);

        var blocks = new List<Block> { new Heading("What you can say") };
        foreach (var part in script.Parts)
        {
            var lines = part.Say.Concat(part.Then).Select(line => $"“{Filled(line, round, interviewer)}”");
            blocks.Add(Lines(part.Title, part.When is { } when ? lines.Prepend(when) : lines, part.Again));
        }

        if (script.MoveOn.Count > 0)
            blocks.Add(Lines("Move on when", script.MoveOn.Select(line => $"· {line}")));
        return new(blocks);
    }

    private static IEnumerable<string> Signs(char sign, IReadOnlyList<Flag> own, IReadOnlyList<Flag> any) => own.Concat(any).Select(flag => $"{sign} {flag.Text}");

    private static Paragraph Lines(string title, IEnumerable<string> lines, string? last = null) =>
        new(RichText.Create($"{title:strong}\n{string.Join('\n', last is null ? lines : lines.Append(last))}"));

    private static string Filled(string line, Round round, string interviewer) => line
        .Replace(InterviewScript.Interviewer, interviewer, StringComparison.Ordinal)
        .Replace(InterviewScript.Minutes, round.Minutes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
