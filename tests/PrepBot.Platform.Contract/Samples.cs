using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Platform.Contract;

/// <summary>One of every kind of block. A new kind that is missing here fails a test, not a user.</summary>
internal static class Samples
{
    private static readonly ActionId Action = new("help", "show", Subject.None);

    /// <summary>A message with every kind of block, and the words it must show.</summary>
    public static (Message Message, IReadOnlyList<string> Words) Everything(PersonRef person)
    {
        var blocks = new List<Block>
        {
            new Heading("Headingword"),
            new Paragraph(new RichText([new Words("Plainword "), new Words("Strongword", Emphasis.Strong), new PersonName(person, "Ana")])),
            new Quote("Quotedword"),
            new Facts([new Fact("Labelword", "Valueword")]),
            new Divider(),
            new Buttons([new Button(Action, "Buttonword"), new Button(Action, "Otherword", ButtonStyle.Danger)]),
            new Select(Action, "Placeword", [new Option("a", "Optionword"), new Option("b", "Secondword")]),
            new Section("Besideword", new Button(Action, "Accessoryword")),
            new SmallPrint("Smallword"),
            new CellMap([new Cell(CellSign.Full, "Cellword"), new Cell(CellSign.Open, "Emptyword")], 1),
        };
        Assert.Empty(Kinds.Except(blocks.Select(block => block.GetType())).Select(kind => kind.Name));
        return (new Message(blocks) { Accent = Accents.Hue(3), Notice = "Noticeword" },
        [
            "Headingword", "Plainword", "Strongword", "Quotedword", "Labelword", "Valueword", "Buttonword", "Otherword", "Placeword", "Optionword",
            "Besideword", "Accessoryword", "Smallword", "Cellword", "Emptyword"]);
    }

    /// <summary>More than any platform's message holds.</summary>
    public static Message Long(int paragraphs) => new(
        [.. Enumerable.Range(0, paragraphs).Select(i => new Paragraph($"begin{i} {string.Join(' ', Enumerable.Repeat("word", 190))} end{i}"))]);

    private static IEnumerable<Type> Kinds => typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block)) && !type.IsAbstract);
}
