using PrepBot.Chat.Messages;

namespace PrepBot.Testing.Messages;

/// <summary>
/// How high a message stands on a phone 390 pixels wide, roughly: by the width of an average letter, not by a font. The measures were taken from pictures of
/// Discord's and Slack's clients, and give the heights of a cockpit, a coverage page and a board there within 5 %. Where a real page can be had, in the
/// playground, the browser measures instead.
/// </summary>
/// <param name="Platform">Whose client.</param>
/// <param name="TextWidth">What a line has.</param>
/// <param name="Letter">What an average letter of running text takes.</param>
/// <param name="Line">A line of it.</param>
/// <param name="SmallLetter">The same of small print.</param>
/// <param name="SmallLine">A line of it.</param>
/// <param name="Button">A row of buttons.</param>
/// <param name="Around">Name, edges and what the client writes under it.</param>
public sealed record PhoneHeight(string Platform, double TextWidth, double Letter, double Line, double SmallLetter, double SmallLine, double Button, double Around)
{
    /// <summary>One screen of a phone, without what the client has at its ends.</summary>
    public const double Screen = 748;

    /// <summary>The interviewer's card leaves room for what is said meanwhile.</summary>
    public const double Cockpit = 560;

    private const double Gap = 8;
    private const double CodeLine = 18;

    public static PhoneHeight Discord { get; } = new("Discord", 289, 6.4, 20, 5.6, 17, 33, 90);

    public static PhoneHeight Slack { get; } = new("Slack", 315, 6.2, 21, 5.7, 18.5, 34, 64);

    /// <summary>The height, and where its primary button ends; null where it has none.</summary>
    public (double Height, double? Primary) Of(Message message)
    {
        var height = Around;
        double? primary = null;
        foreach (var block in message.Blocks)
        {
            var here = Of(block);
            height += here + Gap;
            if (primary is null && HasPrimary(block))
                primary = height;
        }

        return (height - Gap, primary);
    }

    private double Of(Block block) => block switch
    {
        Heading heading => Lines(heading.Text, Letter * 1.1, TextWidth) * (Line + 3),
        Paragraph text => Lines(Read(text.Text), Letter, TextWidth) * Line,
        Quote quote => Lines(Read(quote.Text), Letter, TextWidth - 14) * Line,
        Facts facts => facts.Items.Sum(fact => Lines($"{fact.Label}  {Read(fact.Value)}", Letter, TextWidth) * Line),
        Divider => Gap,
        Buttons row => Rows([.. row.Items.Select(button => button.Label), .. row.Links.Select(link => link.Label)]) is var rows ? (rows * (Button + Gap)) - Gap : 0,
        Select => Button + 6,
        Section section => Math.Max(Button, Lines(Read(section.Text), Letter, TextWidth - WidthOf(section.Accessory.Label) - 16) * Line),
        SmallPrint small => Lines(Read(small.Text), SmallLetter, TextWidth) * SmallLine,
        CellMap map => Platform == "Discord" ? (map.Lines().Count() * CodeLine) + CodeLine : map.Lines().Count(line => line.Count > 0) * Line,
        _ => throw new NotSupportedException($"No height for {block.GetType().Name}."),
    };

    /// <summary>A text as it is read there: instants as the clients write them, a channel by a name of usual length.</summary>
    private static string Read(RichText text) => string.Concat(text.Spans.Select(span => span switch
    {
        Moment { Style: MomentStyle.Time } => "19:45",
        Moment { Style: MomentStyle.DateAndTime } => "22 November 2026 19:45",
        Moment { Style: MomentStyle.Date } => "22 November 2026",
        Moment => "in 44 minutes",
        RoomName => "#mock-interviews",
        _ => new RichText([span]).ToPlainText(),
    }));

    private static bool HasPrimary(Block block) => block switch
    {
        Buttons row => row.Items.Any(button => button.Style == ButtonStyle.Primary),
        Section section => section.Accessory.Style == ButtonStyle.Primary,
        _ => false,
    };

    private double WidthOf(string label) => (label.Length * Letter * 1.15) + 32;

    private int Rows(IReadOnlyList<string> labels)
    {
        var (rows, used) = (1, 0.0);
        foreach (var label in labels)
        {
            var width = WidthOf(label);
            if (used > 0 && used + width > TextWidth)
                (rows, used) = (rows + 1, 0);
            used += width + Gap;
        }

        return rows;
    }

    /// <summary>Lines a text takes: broken between words.</summary>
    private static int Lines(string text, double letter, double width)
    {
        var most = Math.Max(8, (int)(width / letter));
        var lines = 0;
        foreach (var line in text.Split('\n'))
        {
            var used = 0;
            lines++;
            foreach (var word in line.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > most)
                {
                    lines++;
                    used = 0;
                }

                used += (used > 0 ? 1 : 0) + word.Length;
                lines += Math.Max(0, (used - 1) / most);
                used = used > most ? used % most : used;
            }
        }

        return lines;
    }
}
