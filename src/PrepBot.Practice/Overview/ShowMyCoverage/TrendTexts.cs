using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>How a member's answers develop, with the words of their interviewers side by side. For their own eyes.</summary>
internal static class TrendTexts
{
    /// <summary>Most characters of a quote in a card.</summary>
    private const int QuoteLength = 280;

    private const int QuotesShown = 3;

    /// <summary>The page keeps to one screen of a telephone; the whole words stand behind it.</summary>
    private const int ShortQuoteLength = 70;

    private const int ShortQuotesShown = 2;

    /// <summary>Whose words are read in full: the last of them.</summary>
    private const int WholeShown = 5;

    private const int VerdictsShown = 5;
    private const int OthersShown = 5;

    /// <summary>The principle whose development says most, in a line and its last words, short enough for the page; null where nothing is practised.</summary>
    public static IReadOnlyList<Block>? Short(MyPage page, PrincipleSet principles) => Telling(page.Map) is { } cell
        ? [new Paragraph(Line(cell, principles)), .. Quotes(page, cell.Principle, ShortQuotesShown, ShortQuoteLength)]
        : null;

    /// <summary>The last one practised more than once, else the last one.</summary>
    private static CoverageCell? Telling(CoverageMap map) => map.Cells.Where(cell => cell.Times > 0)
        .OrderByDescending(cell => cell.Times > 1).ThenByDescending(cell => cell.LastAt).FirstOrDefault();

    /// <summary>"Earn Trust  ▁ ▃ ▅  concern, mild concern, solid · 3 raters".</summary>
    private static RichText Line(CoverageCell cell, PrincipleSet principles)
    {
        var last = cell.Verdicts.TakeLast(VerdictsShown).ToList();
        return RichText.Create(
            $"{principles.NameOf(cell.Principle):strong}  {string.Join(' ', last.Select(InWords.Sign))}  {string.Join(", ", last.Select(InWords.Name))} · {InWords.Count(cell.Raters, "rater")}");
    }

    /// <summary>The last words on a principle, oldest first, of different interviewers where there are several.</summary>
    private static IEnumerable<Block> Quotes(MyPage page, PrincipleId principle, int most, int length)
    {
        var heard = page.Heard.Where(words => words.Principle == principle).Reverse().ToList();
        var varied = heard.DistinctBy(words => words.Interviewer).ToList();
        return varied.Concat(heard.Except(varied)).Take(most).OrderBy(words => words.At).Select(words => Quote(words, page, length));
    }

    /// <summary>The page behind "Trends": one principle in detail, the others in a line each.</summary>
    /// <param name="wanted">The principle that was chosen, or null.</param>
    public static Message Trends(MyPage page, PrincipleId? wanted, PrincipleSet principles)
    {
        var practised = page.Map.Cells.Where(cell => cell.Times > 0 && principles.TryGet(cell.Principle) is not null).OrderByDescending(cell => cell.LastAt).ToList();
        if ((practised.Find(cell => cell.Principle == wanted) ?? Telling(page.Map)) is not { } shown)
            return Message.Create(Nothing, Practise.MyCoverage, MyCoverageActions.ShowNumbers) with { Card = MyCoverageActions.Card };

        var blocks = new List<Block> { new Heading($"How {principles.NameOf(shown.Principle)} develops"), new Paragraph(Line(shown, principles)), new Paragraph(Detail(shown)) };
        blocks.AddRange(Quotes(page, shown.Principle, QuotesShown, QuoteLength));
        List<Button> buttons = page.Channel is { } channel ? [Practise.This(shown.Principle, principles, channel)] : [];
        if (HasMore(page, shown.Principle))
            buttons.Add(MyCoverageActions.ReadAll(shown.Principle));
        blocks.Add(new Buttons([.. buttons, Practise.MyCoverage, MyCoverageActions.ShowNumbers]));

        var others = practised.Where(cell => cell.Principle != shown.Principle).ToList();
        if (others.Count > 0)
        {
            blocks.Add(new Divider());
            blocks.Add(new Paragraph(Lines(others, principles)));
            blocks.Add(new Select(MyCoverageActions.Choose, "Look at another one", [.. others.Take(Label.MaxOptions).Select(cell => new Option(cell.Principle.Key, Label.Fit(principles.NameOf(cell.Principle), Label.MaxOption)))]));
        }

        return new Message(blocks) { Accent = Hues.Of(principles, shown.Principle), Card = MyCoverageActions.Card };
    }

    /// <summary>The last words on a principle, in full.</summary>
    public static Message Whole(MyPage page, PrincipleId principle, PrincipleSet principles) =>
        page.Heard.Where(words => words.Principle == principle).TakeLast(WholeShown).ToList() is { Count: > 0 } heard
            ? new Message([new Heading($"{principles.NameOf(principle)}, in their words"), .. heard.Select(words => Quote(words, page, int.MaxValue)), new Buttons([MyCoverageActions.ShowTrends, Practise.MyCoverage])])
            {
                Accent = Hues.Of(principles, principle),
                Card = MyCoverageActions.Card,
            }
            : Message.Create(Nothing, Practise.MyCoverage) with { Card = MyCoverageActions.Card };

    public static string Nothing => "Nothing to read here yet: it comes with the debriefs of your rounds.";

    private static Quote Quote(HeardWords words, MyPage page, int length) =>
        new(RichText.Create($"{Label.Fit(words.Words, length)} · {page.People.Name(words.Interviewer)}, {new Moment(words.At, MomentStyle.Date)}"));

    private static bool HasMore(MyPage page, PrincipleId principle)
    {
        var heard = page.Heard.Where(words => words.Principle == principle).ToList();
        return heard.Count > QuotesShown || heard.Exists(words => words.Words.Length > QuoteLength);
    }

    private static RichText Detail(CoverageCell cell)
    {
        var raters = cell.MeanVerdict is { } mean
            ? $"average {mean:0.0} of 4 from {InWords.Count(cell.Raters, "rater")}"
            : $"{InWords.Count(cell.Raters, "rater")}, no average below {CoverageMap.MinRaters}";
        var gap = cell.MeanGap switch
        {
            >= 0.5 => " · you see it better than they do",
            <= -0.5 => " · they see it better than you do",
            _ => "",
        };
        return RichText.Create($"{InWords.Count(cell.Times, "time")}, last {new Moment(cell.LastAt!.Value, MomentStyle.Relative)}{Word(cell.Trend)} · {raters}{gap}");
    }

    private static string Word(Trend trend) => trend switch
    {
        Trend.Rising => ", rising",
        Trend.Falling => ", falling",
        Trend.Steady => ", steady",
        _ => "",
    };

    private static RichText Lines(List<CoverageCell> cells, PrincipleSet principles)
    {
        var lines = cells.Take(OthersShown).Select(cell => Line(cell, principles)).ToList();
        if (cells.Count > OthersShown)
            lines.Add($"and {cells.Count - OthersShown} more, below");
        return RichText.Lines(lines);
    }
}
