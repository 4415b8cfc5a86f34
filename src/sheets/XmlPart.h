// XML of a part, read forward. Documents with a type declaration are refused: no office program writes one, and
// entities are what hostile files are made of.
#pragma once

#include <QIODevice>
#include <QXmlStreamReader>

#include <memory>

namespace watchdesk::sheets {

class XmlPart {
public:
    /// A null device: failed() at once.
    explicit XmlPart(std::unique_ptr<QIODevice> device);

    /// Goes to the next start or end of an element; false at the end of the document or of what can be read.
    bool next();
    /// Goes to the next start of an element inside the one that is at `depth` (its own depth); false at its end.
    bool nextChild(int depth);
    [[nodiscard]] bool isStart() const { return m_xml.isStartElement(); }
    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    [[nodiscard]] int depth() const { return m_depth; }
    /// By the attribute's local name; empty when it has none.
    [[nodiscard]] QString attribute(QLatin1String name) const;
    /// Whether any attribute of that local name has this value: programs put their own beside the standard's.
    [[nodiscard]] bool hasAttributeValue(QLatin1String name, QLatin1String value) const;
    /// All text below the element whose start has been read, up to its end.
    QString text();
    void skip();
    /// Characters between the elements: those seen by next() since it was last taken.
    QString takeCharacters() { return std::exchange(m_characters, {}); }
    void keepCharacters(bool keep) { m_keep = keep; }
    [[nodiscard]] bool failed() const { return m_failed || (m_xml.hasError() && !m_ended); }

private:
    std::unique_ptr<QIODevice> m_device;
    QXmlStreamReader m_xml;
    QString m_characters;
    int m_depth = 0;
    bool m_keep = false;
    bool m_failed = false;
    bool m_ended = false;
};

} // namespace watchdesk::sheets
