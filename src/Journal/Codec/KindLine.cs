using System.Text;
using Bowline.Core;

namespace Bowline.Journal;

internal delegate T ReadFields<out T>(ref FieldReader fields, Time at);

/// <summary>
/// One line of the kind table: the name on disk, and how the fields of its record are written and read.
/// </summary>
internal abstract class KindLine(string kind)
{
    /// <summary>
    /// Never used again for anything else; a changed shape gets a new line (<c>order.accepted.v2</c>).
    /// </summary>
    public string Kind { get; } = kind;

    public byte[] Utf8Kind { get; } = Encoding.ASCII.GetBytes(kind);

    /// <summary>The Core or journal type of the record.</summary>
    public abstract Type Type { get; }

    public abstract void Write(FieldWriter fields, JournalBody body);

    public abstract JournalBody Read(ref FieldReader fields, Time at);

    /// <summary>Reads what of the record is state: a body whose further fields were not read, or <see cref="JournalBody.Passed"/>.</summary>
    public virtual JournalBody ReadState(ref FieldReader fields, Time at) => fields.End(Read(ref fields, at));
}

/// <summary>The line of one event.</summary>
internal sealed class EventLine<T>(string kind, Action<FieldWriter, T> write, ReadFields<T> read) : KindLine(kind)
    where T : Event
{
    public override Type Type => typeof(T);

    public override void Write(FieldWriter fields, JournalBody body) =>
        write(fields, (T)((JournalBody.Happened)body).Event);

    public override JournalBody Read(ref FieldReader fields, Time at) =>
        new JournalBody.Happened(read(ref fields, at));
}

/// <summary>The line of a record that is not an event.</summary>
/// <param name="readState">Where less than the whole record is state.</param>
internal sealed class BodyLine<T>(
    string kind, Action<FieldWriter, T> write, ReadFields<T> read, ReadFields<JournalBody>? readState = null) : KindLine(kind)
    where T : JournalBody
{
    public override Type Type => typeof(T);

    public override void Write(FieldWriter fields, JournalBody body) => write(fields, (T)body);

    public override JournalBody Read(ref FieldReader fields, Time at) => read(ref fields, at);

    public override JournalBody ReadState(ref FieldReader fields, Time at) =>
        readState is null ? base.ReadState(ref fields, at) : readState(ref fields, at);
}
