using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Members;
using PrepBot.Practice.Overview.ShowMyCoverage;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;
using PrepBot.Values.Records;

namespace PrepBot.Testing.Messages;

/// <summary>Values to show messages with: always the same, and every kind of what is a closed set.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);
    private static readonly QuestionBank Bank = BuiltInBank.Read();
    private static readonly PlatformName Platform = new("sample");
    private static readonly MemberId Ana = new(Id("Ana"));
    private static readonly MemberId Raj = new(Id("Raj"));
    private static readonly MemberId Mia = new(Id("Mia"));
    private static readonly PrincipleId[] Principles = [new("frugality"), new("dive-deep")];

    /// <summary>A member's progress as in the drawing, as a picture of it.</summary>
    public static MapPicture Progress() => CoveragePicture.Create(((MyPage)CoverageSamples.Pages(Bank.Principles, Group(), (Ana, Raj, Mia), Now)[0].Value!).Map, Bank.Principles, Now, "Etc/UTC");

    /// <summary>The values a parameter is shown with, the usual one first; empty when there is no sample of its type.</summary>
    public static IReadOnlyList<(string Label, object? Value)> For(ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        IReadOnlyList<(string, object?)> values =
            type == typeof(Round) ? Rounds()
            : type == typeof(Ring) ? Rings()
            : type == typeof(GroupBoard) ? BoardSamples.Boards(Bank.Principles, (Ana, Raj, Mia))
            : type == typeof(OwnRow) ? BoardSamples.Rows(Bank.Principles, Ana)
            : type == typeof(MyPage) ? CoverageSamples.Pages(Bank.Principles, Group(), (Ana, Raj, Mia), Now)
            : type == typeof(int) ? [("several", Math.Max(2, 12 - (2 * parameter.Position))), ("1", 1)]
            : type == typeof(bool) ? [("yes", true), ("no", false)]
            : type.IsEnum ? [.. Enum.GetValues(type).Cast<object>().Select(value => (value.ToString()!, (object?)value))]
            : type == typeof(Span) ? [("", Make(type, name, 0))]
            : type.IsAbstract && Kinds(type) is { Count: > 0 } kinds ? [.. kinds.Select(kind => (kind.Name, (object?)Make(kind, name, 0)))]
            : Make(type, name, 0) is { } one ? [("", one)] : [];
        return values.Count > 0 && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable ? [.. values, ("none", null)] : values;
    }

    /// <summary>A value in every field, however deep; null when there is no way to make one.</summary>
    private static object? Make(Type type, string name, int deep) => type switch
    {
        _ when deep > 8 => null,
        _ when Nullable.GetUnderlyingType(type) is { } plain => Make(plain, name, deep),
        _ when type == typeof(string) => $"[{name}]",
        _ when type == typeof(int) => 3,
        _ when type == typeof(long) => 3L,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(decimal) => 0.5m,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) => Id(name),
        _ when type == typeof(DateTimeOffset) => Now,
        _ when type == typeof(DateOnly) => new DateOnly(2027, 3, 31),
        _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(3),
        _ when type == typeof(PrincipleSet) => Bank.Principles,
        _ when type == typeof(QuestionBank) => Bank,
        _ when type == typeof(Prompt) => Bank.Prompts[0],
        _ when type == typeof(Principle) => Bank.Principles[Principles[0]],
        _ when type == typeof(WorkedAnswer) => BuiltInBank.Answers().For(Principles[0]).First(),
        _ when type == typeof(ReferenceCards) => Bank.Cards,
        _ when type == typeof(InterviewScript) => Bank.Script,
        _ when type == typeof(PrincipleId) => Principles[0],
        _ when type == typeof(PromptId) => Bank.Prompts[0].Id,
        _ when type == typeof(ThemeId) => new ThemeId("tight-timeline"),
        _ when type == typeof(MemberId) => Ana,
        _ when type == typeof(PlatformName) => Platform,
        _ when type == typeof(Span) || type == typeof(PersonName) => new PersonName(new PersonRef(Platform, "raj"), "Raj"),
        _ when type == typeof(RichText) => RichText.Plain($"[{name}]"),
        _ when type == typeof(ActionId) => new ActionId("sample", "press", Subject.None),
        _ when type == typeof(Subject) => Subject.None,
        _ when type == typeof(Round) => Rounds()[1].Value,
        _ when type == typeof(IsoWeekNumber) => new IsoWeekNumber(202648),
        _ when type == typeof(People) => Group(),
        _ when type == typeof(CoverageMap) => CoverageSamples.Pages(Bank.Principles, Group(), (Ana, Raj, Mia), Now)[0].Value is MyPage page ? page.Map : null,
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Skip(1).FirstOrDefault() ?? Enum.GetValues(type).GetValue(0),
        _ when KeyAndItem(type) is var (key, value) => Dictionary(type, key, value, name, deep),
        _ when ItemOf(type) is { } item => List(type, item, name, deep),
        _ when type.IsAbstract => Kinds(type) is [var kind, ..] ? Make(kind, name, deep + 1) : null,
        _ when type.IsValueType || type.GetMethod("<Clone>$") is not null || type.GetConstructors().Length > 0 => Filled(type, deep),
        _ => null,
    };

    private static object? Filled(Type type, int deep)
    {
        if (type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length) is not { } constructor)
            return null;

        var given = constructor.GetParameters();
        object?[] values = [.. given.Select(parameter => Make(parameter.ParameterType, parameter.Name!, deep + 1))];
        if (given.Zip(values).Any(pair => pair.Second is null && Nullable.GetUnderlyingType(pair.First.ParameterType) is null))
            return null;

        object made;
        try
        {
            made = constructor.Invoke(values);
        }
        catch (TargetInvocationException)
        {
            // It has rules of its own, so it needs a sample of its own.
            return null;
        }

        foreach (var field in type.GetProperties().Where(field => field.GetCustomAttribute<RequiredMemberAttribute>() is not null))
            field.SetValue(made, Make(field.PropertyType, field.Name, deep + 1));
        return made;
    }

    private static IReadOnlyList<Type> Kinds(Type type) => [.. type.Assembly.GetTypes().Where(kind => !kind.IsAbstract && type.IsAssignableFrom(kind)).OrderBy(kind => kind.MetadataToken)];

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(IEnumerable).IsAssignableFrom(type) ? item : null;

    private static (Type Key, Type Value)? KeyAndItem(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, var value] && typeof(IEnumerable).IsAssignableFrom(type) ? (key, value) : null;

    private static object? List(Type type, Type item, string name, int deep)
    {
        object?[] items = item == typeof(PrincipleId) ? [.. Principles.Cast<object>()] : item == typeof(string) ? [$"[one of {name}]", $"[another of {name}]"] : [Make(item, name, deep + 1)];
        if (items.Contains(null))
            return null;

        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return typeof(Samples).GetMethod(nameof(ValueListOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [array]);

        return type.IsAssignableFrom(array.GetType()) ? array : type.IsInterface ? Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(item), array)
            : type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)])?.Invoke([array]);
    }

    private static ValueList<T> ValueListOf<T>(Array items) => ValueList.Create<T>((T[])items);

    private static object? Dictionary(Type type, Type key, Type value, string name, int deep)
    {
        var made = (IDictionary)Activator.CreateInstance(type.IsInterface ? typeof(Dictionary<,>).MakeGenericType(key, value) : type)!;
        if (Make(key, name, deep + 1) is { } first)
            made[first] = Make(value, name, deep + 1);
        return made;
    }

    private static People Group() => People.Create([Somebody("Ana", Ana), Somebody("Raj", Raj), Somebody("Mia", Mia)]);

    private static Member Somebody(string name, MemberId id) => new(new CommunityId(Id("community")), id, new PersonRef(Platform, name), name, Profile.Empty);

    private static IReadOnlyList<(string Label, object? Value)> Rings()
    {
        var agreed = new Ring(
            new CommunityId(Id("community")), new RingId(Id("ring")), new ChannelId(Id("channel")), Ana, Raj, new WaitingEntryId(Id("entry")), WantedRole.Candidate,
            Principles, 45, 1, Now, Now.AddMinutes(3), RingState.Appointed) { MeetAt = Now.AddMinutes(15) };
        return
        [
            ("agreed", agreed), ("asks", agreed with { Role = WantedRole.Interviewer, Principles = [] }), ("either", agreed with { Role = WantedRole.Either }),
            .. Enum.GetValues<RingState>().Where(state => state != RingState.Appointed).Select(state => ($"{state}", (object?)(agreed with { State = state }))),
            ("stopped", agreed with { State = RingState.Cancelled, MeetAt = null }),
        ];
    }

    private static IReadOnlyList<(string Label, object? Value)> Rounds()
    {
        var gathering = new Round
        {
            CommunityId = new CommunityId(Id("community")), Id = new RoundId(Id("round")), ChannelId = new ChannelId(Id("channel")),
            InterviewerId = Raj, CandidateId = Ana, Principles = Principles, Minutes = 45, Stage = RoundStage.Gathering,
            CreatedAt = Now, ArriveBy = Now.AddMinutes(5), Room = new RoomRef(Platform, "room"),
        };
        var running = gathering with
        {
            InterviewerHere = true, CandidateHere = true, Stage = RoundStage.Running, StartedAt = Now, EndsAt = Now.AddMinutes(45),
            Kit = [.. Principles.SelectMany(Prompts)],
        };
        var asked = running with { Kit = [running.Kit[0] with { AskedAt = Now.AddMinutes(4) }, .. running.Kit.Skip(1)] };
        var over = asked with { Stage = RoundStage.Debriefing, EndedAt = Now.AddMinutes(45) };
        return
        [
            ("gathering", gathering), ("debriefing", over), ("running", running), ("asked", asked), ("paused", asked with { PausedAt = Now.AddMinutes(9) }),
            ("watched", running with { ObserverId = Mia }), ("revealed", over with { Stage = RoundStage.Revealed, RevealedAt = Now.AddHours(2) }),
            .. Enum.GetValues<CancelReason>().Select(why => ($"cancelled, {why}", (object?)(gathering with { Stage = RoundStage.Cancelled, Cancelled = why, EndedAt = Now }))),
        ];
    }

    private static IEnumerable<KitPrompt> Prompts(PrincipleId principle) =>
        Bank.Prompts.Where(prompt => prompt.Principle == principle).Take(2).Select(prompt => new KitPrompt(prompt.Id.Key, principle, prompt.Text, "What it is after.", ["How did you measure that?", "What did you give up?"]));

    private static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
