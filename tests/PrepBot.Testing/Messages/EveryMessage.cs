using System.Reflection;
using System.Runtime.CompilerServices;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Practice;

namespace PrepBot.Testing.Messages;

/// <summary>A message of the bot as members get it.</summary>
/// <param name="Subject">The subject of the product it belongs to: "Queue".</param>
/// <param name="Name">Where it is made, and with what.</param>
/// <param name="Message">The message; null when it is a form.</param>
/// <param name="Form">The form; null when it is a message.</param>
public sealed record SampleMessage(string Subject, string Name, Message? Message, Form? Form)
{
    /// <summary>Its words, for reading.</summary>
    public string Words => Message?.ToPlainText() ?? string.Join(
        '\n',
        Form!.Steps.SelectMany(step => step.Parts.Select(part => part switch
        {
            FormText text => text.Text,
            ChoiceField choice => $"{choice.Label} ({string.Join(" / ", choice.Options.Select(option => option.Label))})",
            TextField { Hint: { Length: > 0 } hint } text => $"{text.Label} ({hint})",
            Field input => input.Label,
            _ => throw new NotSupportedException($"No words for {part.GetType().Name}."),
        }).Prepend($"- {step.Title}")).Prepend($"[{Form.Title}] {Form.SubmitLabel}"));
}

/// <summary>
/// Every message of the product, found in its code: whatever says something to members (texts, cards, forms, outcomes) is made with samples, once for
/// every kind of what it is made from. A new one is in it by itself; one without a sample is named in <see cref="WithoutSample"/>.
/// </summary>
public static class EveryMessage
{
    private static readonly (List<SampleMessage> Found, List<string> Without) Walked = Walk();

    /// <summary>The messages, in the order of the code.</summary>
    public static IReadOnlyList<SampleMessage> All => Walked.Found;

    /// <summary>Makers of messages for whose parameters there is no sample.</summary>
    public static IReadOnlyList<string> WithoutSample => Walked.Without;

    /// <summary>The subjects that say something.</summary>
    public static IReadOnlyList<string> Subjects => [.. All.Select(message => message.Subject).Distinct()];

    private static (List<SampleMessage> Found, List<string> Without) Walk()
    {
        var (found, without) = (new List<SampleMessage>(), new List<string>());
        foreach (var type in typeof(PracticeRegistration).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("PrepBot.Practice.", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute))).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).OrderBy(member => member.MetadataToken))
                Add(member, found, without);
        }

        return (found, without);
    }

    private static void Add(MemberInfo member, List<SampleMessage> found, List<string> without)
    {
        var name = $"{member.DeclaringType!.Name}.{member.Name}";
        var subject = member.DeclaringType.Namespace!.Split('.')[2];
        switch (member)
        {
            case FieldInfo { IsPrivate: false } field when Says(field.FieldType, member):
                Keep(name, field.GetValue(null));
                break;
            case PropertyInfo { GetMethod.IsPrivate: false } property when Says(property.PropertyType, member):
                Keep(name, property.GetValue(null));
                break;
            case MethodInfo { IsPrivate: false, ReturnType.IsGenericType: true } method when method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>) && Says(method.ReturnType.GenericTypeArguments[0], member):
                without.Add($"{name}: needs a transaction");
                break;
            case MethodInfo { IsPrivate: false, IsSpecialName: false, IsGenericMethod: false } method when Says(method.ReturnType, member):
                Call(method);
                break;
        }

        void Keep(string at, object? said)
        {
            if (Shown(said) is var (message, form) && new SampleMessage(subject, at, message, form) is var sample && !found.Exists(other => other.Name.StartsWith(name, StringComparison.Ordinal) && other.Words == sample.Words))
                found.Add(sample);
        }

        void Call(MethodInfo method)
        {
            var samples = method.GetParameters().Select(Samples.For).ToList();
            if (samples.FindIndex(values => values.Count == 0) is >= 0 and var missing)
            {
                without.Add($"{name}: no sample of {method.GetParameters()[missing].ParameterType.Name} {method.GetParameters()[missing].Name}");
                return;
            }

            var (before, failure) = (found.Count, "nothing is said");
            foreach (var (label, arguments) in Combinations(method, samples))
            {
                try
                {
                    Keep(label.Length == 0 ? name : $"{name} ({label})", method.Invoke(null, arguments));
                }
                catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException or NullReferenceException or NotSupportedException or ArgumentException or KeyNotFoundException)
                {
                    // A state in which this is never said: what there is no word for is tested where the state is.
                    failure = $"{e.InnerException.GetType().Name}: {e.InnerException.Message}";
                }
            }

            if (found.Count == before && !found.Exists(other => other.Name.StartsWith(name, StringComparison.Ordinal)))
                without.Add($"{name}: {failure}");
        }
    }

    /// <summary>The usual values, then each parameter's other values with the rest as usual; what cannot be so with the usual round is tried with the others.</summary>
    private static IEnumerable<(string Label, object?[] Arguments)> Combinations(MethodInfo method, List<IReadOnlyList<(string Label, object? Value)>> samples)
    {
        var usual = samples.Select(values => values[0].Value).ToArray();
        yield return ("", usual);
        for (var i = 0; i < samples.Count; i++)
        {
            foreach (var (label, value) in samples[i].Skip(1))
                yield return ($"{method.GetParameters()[i].Name}: {label}", [.. usual.Select((given, index) => index == i ? value : given)]);
        }
    }

    private static bool Says(Type type, MemberInfo member) =>
        type == typeof(Message) || typeof(Reply).IsAssignableFrom(type) || type == typeof(Form) || type == typeof(RichText) || typeof(IEnumerable<Block>).IsAssignableFrom(type)
        || (type == typeof(string) && member.DeclaringType!.Name.EndsWith("Texts", StringComparison.Ordinal) && member.Name != "Feature" && !member.Name.EndsWith("Feature", StringComparison.Ordinal));

    private static (Message? Message, Form? Form)? Shown(object? said) => said switch
    {
        null or "" or SilentReply => null,
        string text => (Message.Create(text), null),
        RichText text => (Message.Create(text), null),
        Message message => (message, null),
        PrivateReply reply => (reply.Message, null),
        UpdateReply reply => (reply.Message, null),
        FormReply reply => (null, reply.Form),
        Form form => (null, form),
        FormErrorsReply errors => (Message.Create(string.Join('\n', errors.Errors.Select(error => $"{error.Key}: {error.Value}"))), null),
        IEnumerable<Block> blocks => (new Message([.. blocks]), null),
        _ => throw new NotSupportedException($"How is {said.GetType().Name} shown?"),
    };
}
