using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Tests.Conversation;

public sealed class SubjectTests
{
    [Fact]
    public void AnyIdKeyAndNumber_ComeBackAsTheyWere() => Prop.ForAll<Guid, int>((value, number) =>
    {
        var subject = Subject.Create(RoundId.From(value)).And("dive-deep-07").And(number);

        Assert.True(Subject.TryParse(subject.ToString(), out var read));
        return read == subject && read.Id<RoundId>() == RoundId.From(value) && read.Part(1) == "dive-deep-07" && read.Number(2) == number;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyText_IsReadOrRefusedNeverThrown() => Prop.ForAll<string>(text =>
    {
        if (!Subject.TryParse(text ?? "", out var subject))
            return true;

        _ = (subject.Id<RoundId>(), subject.Number(0), subject.Part(3));
        return subject.ToString() == (text ?? "");
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(57, true)]
    [InlineData(58, false)]
    [InlineData(101, false)]
    public void SoManyCharacters_FitOrDoNot(int length, bool fits) =>
        Assert.Equal(fits, Subject.TryParse(new string('a', length), out _));

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("é")]
    [InlineData("a\0")]
    [InlineData("<@1>")]
    public void OtherCharacters_AreRefused(string text)
    {
        Assert.False(Subject.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => Subject.Create(text));
    }

    [Fact]
    public void EveryPromptOfTheBank_FitsBesideARoundAndAPlace()
    {
        var round = Subject.Create(NewId.At<RoundId>(Some.Now));

        Assert.All(BuiltInBank.Read().Prompts, prompt => Assert.InRange(round.And(prompt.Id.Key).And(99).ToString().Length, 1, Subject.MaxLength));
    }
}
