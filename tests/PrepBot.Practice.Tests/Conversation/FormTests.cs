using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Tests.Conversation;

public sealed class FormTests
{
    private static readonly TextField Words = new("words", "Words", Required: true, MaxLength: 5);

    [Theory]
    [InlineData("12345", null)]
    [InlineData("123456", "This has 6 characters; 5 fit. Nothing is lost, please shorten it.")]
    [InlineData("   ", "Please fill this in.")]
    [InlineData("😀😀", null)]
    [InlineData("😀😀😀", "This has 6 characters; 5 fit. Nothing is lost, please shorten it.")]
    public void Text_AtItsLimit_FitsOrIsRefused(string text, string? mistake) =>
        Assert.Equal(mistake, Words.Mistake(Answers(("words", text))));

    [Theory]
    [InlineData("10", null)]
    [InlineData(" 90 ", null)]
    [InlineData("9", "Please give a whole number from 10 to 90.")]
    [InlineData("91", "Please give a whole number from 10 to 90.")]
    [InlineData("1e1", "Please give a whole number from 10 to 90.")]
    [InlineData("99999999999999", "Please give a whole number from 10 to 90.")]
    [InlineData("", "Please fill this in.")]
    public void Number_OutOfItsRange_IsRefused(string text, string? mistake) =>
        Assert.Equal(mistake, new NumberField("n", "Number", Required: true, 10, 90).Mistake(Answers(("n", text))));

    [Theory]
    [InlineData("2028-02-29", true)]
    [InlineData("2027-02-29", false)]
    [InlineData("31/02", false)]
    [InlineData("", true)]
    public void Date_ThatIsNone_IsRefused(string text, bool fine) =>
        Assert.Equal(fine, new DateField("d", "Day", Required: false).Mistake(Answers(("d", text))) is null);

    [Fact]
    public void Choice_NotOnTheListOrTooMany_IsRefused()
    {
        var choice = new ChoiceField("c", "One", Required: true, [new("a", "A"), new("b", "B")]);

        Assert.Null(choice.Mistake(Answers(("c", "a"))));
        Assert.Equal("Please choose from the list.", choice.Mistake(Answers(("c", "z"))));
        Assert.Equal("Please choose at most 1.", choice.Mistake(Answers(("c", "a"), ("c", "b"))));
        Assert.Equal("Please fill this in.", choice.Mistake(FormAnswers.Empty));
    }

    [Fact]
    public void LaterStep_WinsAndWhatItLacksStays()
    {
        var merged = Answers(("a", "new"), ("b", "")).Over(Answers(("a", "old"), ("b", "cleared"), ("c", "kept")));

        Assert.Equal(("new", "", "kept"), (merged.Text("a"), merged.Text("b"), merged.Text("c")));
    }

    [Fact]
    public void FilledWith_LeavesUnknownKeysOutAndKeepsWhatIsNotAnswered()
    {
        var form = new Form(new ActionId("f", "v", Subject.None), "Form", [new FormStep("Step", [Words with { Value = "draft" }, new ChoiceField("c", "One", false, [new("a", "A")])])]);

        var filled = form.FilledWith(Answers(("c", "a"), ("unknown", "x")));

        Assert.Equal("draft", Assert.IsType<TextField>(filled.Fields.First()).Value);
        Assert.Equal(["a"], Assert.IsType<ChoiceField>(filled.Fields.Last()).Chosen);
    }

    [Fact]
    public void WithHint_WhereATextStandsFirst_HelpsTheFirstField()
    {
        var form = new Form(new ActionId("f", "v", Subject.None), "Form", [new FormStep("Step", [new FormText("Before"), Words, Words with { Key = "more" }])]);

        var hinted = form.WithHint("Once more").Steps[0];

        Assert.Equal("Before", Assert.IsType<FormText>(hinted.Parts[0]).Text);
        Assert.Equal(["Once more", null], hinted.Fields.Select(field => field.Hint));
    }

    // So many fields, the lengths of a text before the first, and what stands in a form of five parts: texts, and the first field's hint.
    [Theory]
    [InlineData(4, 300, 1, false)]
    [InlineData(5, Field.MaxHint, 0, true)]
    [InlineData(5, Field.MaxHint + 1, 0, false)]
    public void Text_InAStepWithoutRoom_BecomesAHintOrGoes(int fields, int length, int texts, bool isHint)
    {
        var words = new string('x', length);

        var fitted = Step([new FormText(words), .. Fields(fields)]).FittedTo(5);

        Assert.Equal(fields, fitted.Fields.Count);
        Assert.Equal(texts, fitted.Parts.OfType<FormText>().Count());
        Assert.Equal(isHint ? words : null, fitted.Fields[0].Hint);
    }

    [Fact]
    public void Texts_MoreThanThereIsRoomFor_TheFirstStand()
    {
        var fields = Fields(4).ToList();

        var fitted = Step([new FormText("one"), fields[0], new FormText("two"), .. fields[1..]]).FittedTo(5);

        Assert.Equal("one", Assert.Single(fitted.Parts.OfType<FormText>()).Text);
        Assert.Equal([null, "two", null, null], fitted.Fields.Select(field => field.Hint));
    }

    [Fact]
    public void Text_WithoutRoomBeforeAFieldThatHasItsOwnHint_TakesNothingFromIt()
    {
        Field[] fields = [Words with { Hint = "Own" }, new NumberField("n", "Number", false, 1, 4), .. Fields(3)];

        var fitted = Step([new FormText("one"), fields[0], new FormText("two"), .. fields[1..]]).FittedTo(5);

        Assert.Equal(fields, fitted.Parts);
    }

    private static FormStep Step(IReadOnlyList<FormPart> parts) => new("Step", parts);

    private static IEnumerable<Field> Fields(int count) => Enumerable.Range(0, count).Select(at => Words with { Key = $"f{at}" });

    private static FormAnswers Answers(params (string Key, string Value)[] answers) =>
        new(answers.GroupBy(a => a.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(a => a.Value)]));
}
