using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Rendering;

public sealed class ActionIdCodecTests
{
    private const string Round = "AZqiqqqqeqq7u7u7u7u7uw";

    // Messages of last year carry these: they must be read for ever.
    public static TheoryData<string, string> Pinned => new()
    {
        { $"a:meet:here:{Round}", $"Click {{ Action = meet:here:{Round}, Community =  }}" },
        { "a:coverage:mine:", "Click { Action = coverage:mine:, Community =  }" },
        { "aFdflzhEAAAE:board:claim:frugality", "Click { Action = board:claim:frugality, Community = 1573979268000514049 }" },
        { $"m02:debrief:file:{Round}!open", $"Modal {{ Action = debrief:file:{Round}, Community = , Step = 0, Steps = 2, Opener = Verb {{ Name = open }} }}" },
        { "m01:settings:save:!/settings", "Modal { Action = settings:save:, Community = , Step = 0, Steps = 1, Opener = Command { Name = settings } }" },
        { "m12FdflzhEAAAE:debrief:file:r!open", "Modal { Action = debrief:file:r, Community = 1573979268000514049, Step = 1, Steps = 2, Opener = Verb { Name = open } }" },
        { "s12:debrief:file:r!open", "OpenStep { Action = debrief:file:r, Community = , Step = 1, Steps = 2, Opener = Verb { Name = open } }" },
    };

    [Theory]
    [MemberData(nameof(Pinned))]
    public void Pinned_IsReadAndWrittenTheSame(string text, string meaning)
    {
        var id = ActionIdCodec.Read(text);

        Assert.Equal(meaning, $"{id}");
        Assert.Equal(text, ActionIdCodec.Write(id));
    }

    [Fact]
    public void AnyId_ComesBackAsItWas() => Rule.Holds(Ids(), id =>
    {
        var text = ActionIdCodec.Write(id);

        Assert.InRange(text.Length, 1, DiscordLimits.CustomId);
        Assert.Equal(id, ActionIdCodec.Read(text));
    });

    [Fact]
    public void Copy_MeansTheSame()
    {
        const string Text = "a:ask:probe:one.1";

        Assert.NotEqual(Text, ActionIdCodec.Copy(Text, 2));
        Assert.Equal(ActionIdCodec.Read(Text), ActionIdCodec.Read(ActionIdCodec.Copy(Text, 2)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData(":meet:here:x")]
    [InlineData("a:meet:here")]
    [InlineData("a:meet:here:x:y")]
    [InlineData("a:Meet:here:x")]
    [InlineData("a:meet:here:' or 1=1")]
    [InlineData("a:meet:here:<@&1>")]
    [InlineData("a::here:x")]
    [InlineData("a:aaaaaaaaaaaaaaaaaaaaa:here:x")]
    [InlineData("z:meet:here:x")]
    [InlineData("a:meet:here:x!open")]
    [InlineData("a!:meet:here:x")]
    [InlineData("a:meet:here:x#2#3")]
    [InlineData("m:debrief:file:r")]
    [InlineData("m0:debrief:file:r")]
    [InlineData("m00:debrief:file:r")]
    [InlineData("m22:debrief:file:r")]
    [InlineData("m06:debrief:file:r")]
    [InlineData("mxy:debrief:file:r")]
    [InlineData("m01:debrief:file:r!")]
    [InlineData("m01:debrief:file:r!/")]
    [InlineData("m01:debrief:file:r!a!b")]
    [InlineData("s12:debrief:file:r")]
    [InlineData("aFdflzhEAAA:meet:here:x")]
    [InlineData("aFdflzhEAAAEE:meet:here:x")]
    [InlineData("aFdflzhEAA!E:meet:here:x")]
    [InlineData("a FdflzhEAAE:meet:here:x")]
    public void Malformed_IsLikeUnknown(string? text) => Assert.Equal(ActionIdCodec.Unknown, ActionIdCodec.Read(text));

    [Fact]
    public void HundredAndOneCharacters_AreLikeUnknown_AHundredAreRead()
    {
        var hundred = $"a:meet:here:{new string('x', Subject.MaxLength)}#";
        hundred += new string('2', DiscordLimits.CustomId - hundred.Length);

        Assert.NotEqual(ActionIdCodec.Unknown, ActionIdCodec.Read(hundred));
        Assert.Equal(ActionIdCodec.Unknown, ActionIdCodec.Read(hundred + "2"));
    }

    [Fact]
    public void TooLong_IsRefusedAloud()
    {
        var action = new ActionId(new string('f', 20), new string('v', 20), Subject.Create(new string('x', Subject.MaxLength)));

        Assert.Equal(DiscordLimits.CustomId, ActionIdCodec.Write(new ComponentId.Click(action with { Feature = new string('f', 19) }, null)).Length);
        Assert.Throws<ArgumentException>(() => ActionIdCodec.Write(new ComponentId.Click(action, null)));
        Assert.Throws<ArgumentException>(() => ActionIdCodec.Copy(new string('x', DiscordLimits.CustomId - 1), 2));
    }

    [Fact]
    public void AnyText_IsReadWithoutAnException() => Rule.Holds(
        from length in Gen.Choose(0, 60)
        from text in Gen.Elements("ams0123456789:!#/.-_xyzABC\0\ud83d é".ToCharArray()).ArrayOf(length)
        from tail in Gen.Elements("", ":meet:here:x", ":a:b:")
        select new string(text) + tail,
        text => Assert.NotNull(ActionIdCodec.Read(text)),
        runs: 5_000);

    private static Gen<ComponentId> Ids()
    {
        var name = from length in Gen.Choose(1, 9) from letters in Gen.Elements("abcdefghijklmnopqrstuvwxyz-".ToCharArray()).ArrayOf(length) select new string(letters);
        var part = from length in Gen.Choose(1, 12) from letters in Gen.Elements("abcXYZ019-_".ToCharArray()).ArrayOf(length) select new string(letters);
        var subject = Gen.OneOf(Gen.Constant(Subject.None), part.Select(Subject.Create), from one in part from two in part select Subject.Create(one).And(two));
        var action = from feature in name from verb in name from about in subject select new ActionId(feature, verb, about);
        var community = Gen.OneOf(
            Gen.Constant((string?)null),
            from high in Gen.Choose(0, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select (string?)(((ulong)high << 32) | (uint)low).ToString(CultureInfo.InvariantCulture));
        var opener = Gen.OneOf(name.Select(verb => (FormOpener)new FormOpener.Verb(verb)), name.Select(command => (FormOpener)new FormOpener.Command(command)));
        var step = from steps in Gen.Choose(1, 5) from at in Gen.Choose(0, steps - 1) select (at, steps);
        return Gen.OneOf(
            from a in action from c in community select (ComponentId)new ComponentId.Click(a, c),
            from a in action from c in community from s in step from o in Gen.OneOf(Gen.Constant((FormOpener?)null), opener.Select(it => (FormOpener?)it)) select (ComponentId)new ComponentId.Modal(a, c, s.at, s.steps, o),
            from a in action from c in community from s in step from o in opener select (ComponentId)new ComponentId.OpenStep(a, c, s.at, s.steps, o));
    }
}
