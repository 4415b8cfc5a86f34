#include "sheets/XmlPart.h"

#include <algorithm>

namespace watchdesk::sheets {

namespace {

/// No element of a workbook lies so deep.
constexpr int mostDepth = 200;

} // namespace

XmlPart::XmlPart(std::unique_ptr<QIODevice> device) : m_device(std::move(device)), m_failed(m_device == nullptr) {
    if (m_device)
        m_xml.setDevice(m_device.get());
}

bool XmlPart::next() {
    if (m_failed || m_ended)
        return false;
    if (m_xml.isEndElement())
        --m_depth;
    for (;;) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            m_failed = ++m_depth > mostDepth;
            return !m_failed;
        case QXmlStreamReader::EndElement:
            return true;
        case QXmlStreamReader::Characters:
            if (m_keep)
                m_characters += m_xml.text();
            break;
        case QXmlStreamReader::DTD:
            m_failed = true;
            return false;
        case QXmlStreamReader::EndDocument:
            m_ended = true;
            return false;
        case QXmlStreamReader::Invalid:
            return false;
        default:
            break;
        }
    }
}

bool XmlPart::nextChild(int depth) {
    while (next()) {
        if (isStart())
            return true;
        if (m_depth == depth)
            return false;
    }
    return false;
}

QString XmlPart::attribute(QLatin1String name) const {
    for (const QXmlStreamAttribute& one : m_xml.attributes()) {
        if (one.name() == name)
            return one.value().toString();
    }
    return {};
}

bool XmlPart::hasAttributeValue(QLatin1String name, QLatin1String value) const {
    const QXmlStreamAttributes all = m_xml.attributes();
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& one) { return one.name() == name && one.value() == value; });
}

QString XmlPart::text() {
    const int depth = m_depth;
    m_characters.clear();
    keepCharacters(true);
    while (next() && !(m_xml.isEndElement() && m_depth == depth)) {
    }
    keepCharacters(false);
    return takeCharacters();
}

void XmlPart::skip() {
    const int depth = m_depth;
    while (next() && !(m_xml.isEndElement() && m_depth == depth)) {
    }
}

} // namespace watchdesk::sheets
