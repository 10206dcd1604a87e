using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>The interviewer's kit: the principle in our words, the prompt and a spare, probes, what answers sound like. Only the interviewer sees it.</summary>
internal static class KitView
{
    private const int FlagsShown = 3;

    /// <summary>Draws the kit for where the round is now.</summary>
    public static Message Create(Round round, PrincipleSet principles, DateTimeOffset now)
    {
        var id = round.CurrentPrinciple;
        var blocks = new List<Block>
        {
            new Heading(RoundTexts.KitTitle(principles, id, round.Current, round.Principles.Count, round)),
        };
        var principle = principles.TryGet(id);
        if (principle is not null)
            blocks.Add(new Paragraph(RichText.Create($"{RoundTexts.ReallyAbout:strong}\n{principle.Meaning}")));

        if (round.LastAsked() is { } asked)
            blocks.AddRange(Asked(round, asked, principles.AnyStory, now));

        blocks.AddRange(AtHand(round));
        if (principle is not null)
            blocks.AddRange(Listening(round, principle));

        blocks.Add(new Divider());
        blocks.Add(new Buttons(Controls(round)));
        blocks.Add(new Buttons([RoundActions.WhatToListenFor(round), RoundActions.WhatToSay(round)]));
        return new Message(blocks);
    }

    private static IEnumerable<Block> Asked(Round round, KitPrompt asked, AnyStory any, DateTimeOffset now)
    {
        var length = InWords.Clock(round.AnswerLength(asked, now));
        yield return new Paragraph(asked.IsBeingAnswered
            ? RichText.Create($"{"Being answered":strong} since {new Moment(asked.AskedAt!.Value, MomentStyle.Time)}")
            : RichText.Create($"{"Answered":strong} in {length}"));
        yield return new Quote(asked.Text);
        yield return new Paragraph(RichText.Create($"{"Probes":strong}\n{string.Join('\n', asked.Probes.Select((probe, i) => $"{i + 1}  {probe}{(asked.ProbesUsed.Contains(i) ? "  (asked)" : "")}"))}"));
        var left = Enumerable.Range(0, asked.Probes.Count).Except(asked.ProbesUsed).Select(index => RoundActions.AskProbe(round, asked, index));
        foreach (var row in left.Chunk(5))
            yield return new Buttons(row);

        var further = any.FollowUps.Select((followUp, index) => (followUp, index)).Where(each => !asked.FollowUpsUsed.Contains(each.followUp.Id))
            .Select(each => RoundActions.AskFollowUp(round, asked, each.index, each.followUp)).ToList();
        if (further.Count > 0)
        {
            yield return new Paragraph(RichText.Create($"{"Any story":strong}"));
            yield return new Buttons(further);
        }

        if (asked.IsBeingAnswered)
            yield return new Buttons([RoundActions.AnswerDone(round, asked), RoundActions.Replace(round, asked)]);
    }

    private static IEnumerable<Block> AtHand(Round round)
    {
        var ready = round.Ready;
        for (var i = 0; i < Math.Min(2, ready.Count); i++)
        {
            var prompt = ready[i];
            var label = round.LastAsked() is null && i == 0 ? "Prompt" : "Spare";
            yield return new Divider();
            yield return new Paragraph(RichText.Create($"{label:strong}{(prompt.IsCore ? " · asked in most loops" : "")}"));
            yield return new Quote(prompt.Text);
            yield return new Paragraph(RichText.Create($"{"Listen for":strong} {prompt.After}"));
            if (label == "Prompt")
                yield return new Paragraph(RichText.Create($"{"Probes":strong}\n{string.Join('\n', prompt.Probes.Select((probe, index) => $"{index + 1}  {probe}"))}"));

            yield return new Buttons([RoundActions.AskPrompt(round, prompt), RoundActions.Replace(round, prompt)]);
        }

        if (ready.Count == 0)
        {
            yield return new Paragraph(round is { ProgressLost: true, Kit.Count: 0 }
                ? RoundTexts.KitUnreadable
                : RoundTexts.NoFurtherPrompt);
        }
    }

    /// <summary>What to hear: the rubric, the beats this prompt can show, three signs each way. The rest is behind a button.</summary>
    private static IEnumerable<Block> Listening(Round round, Principle principle)
    {
        var prompt = round.LastAsked() ?? (round.Ready.Count > 0 ? round.Ready[0] : null);
        yield return new Divider();
        yield return new Facts(
        [
            new Fact("Strong", principle.Rubric.Strong),
            new Fact("Solid", principle.Rubric.Solid),
            new Fact("Mild concern", principle.Rubric.MildConcern),
            new Fact("Concern", principle.Rubric.Concern),
        ]);
        if (principle.Levels?.For(prompt?.Level) is { } lens)
            yield return new Paragraph(RichText.Create($"{"At this level":strong}\n{lens}"));

        var beats = principle.Beats.Where(beat => prompt?.Without.Contains(beat.Id) != true).Select(beat => $"· {beat.Label}");
        yield return new Paragraph(RichText.Create($"{"A full answer has":strong}\n{string.Join('\n', beats)}"));
        var flags = principle.GreenFlags.Take(FlagsShown).Select(flag => $"+ {flag.Label}").Concat(principle.RedFlags.Take(FlagsShown).Select(flag => $"− {flag.Label}"));
        yield return new Paragraph(RichText.Create($"{"Signs":strong}\n{string.Join('\n', flags)}"));
    }

    private static List<Button> Controls(Round round)
    {
        var buttons = new List<Button> { RoundActions.TakeNote(round) };
        if (round.Current + 1 < round.Principles.Count)
            buttons.Add(RoundActions.NextPrinciple(round));

        buttons.Add(RoundActions.Extend(round));
        buttons.Add(RoundActions.End(round));
        return buttons;
    }
}
